/** Where the pages of this project are, which `npm run site` makes. */
const site = 'https://airworthy.github.io/airworthy/';

/** Where the page of a rule is on the site; it never changes, because the ids of rules are never reused. */
export function pathOfPage(rule: string): string {
  return `rules/${rule}.html`;
}

/** The address of the page of a rule. */
export function pageOf(rule: string): string {
  return site + pathOfPage(rule);
}
