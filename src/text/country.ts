import { made } from './cache.js';
import { regions, replacedSubtags, retiredSubtags } from './language-subtags.js';

/** Codes that BCP 47 knows as regions although ISO 3166-1 has no country behind them. */
const noCountries = ['AA', 'AC', 'CP', 'CQ', 'DG', 'EA', 'EU', 'EZ', 'IC', 'TA', 'UN', 'ZZ'];

/** Kosovo has no code of its own; this one is in use everywhere, directories included. */
const inUse = 'XK';

function makeCountries(): ReadonlySet<string> {
  const former = new Set(`${replacedSubtags} ${retiredSubtags}`.split(/[\s:]+/));
  const found = regions.split(/\s+/).filter((code) => /^[A-Z]{2}$/.test(code));
  // A region that was replaced stands before its colon; the one behind it is alive.
  const alive = new Set(replacedSubtags.match(/(?<=:)[A-Z]{2}(?=\s)/g));
  return new Set(
    [...found.filter((code) => !former.has(code) || alive.has(code)), inUse].filter(
      (code) => !noCountries.includes(code),
    ),
  );
}

const countries = made(makeCountries);

/** Whether a code is that of a country today (ISO 3166-1 alpha-2), in either case. */
export function isCountryCode(code: string): boolean {
  return countries().has(code.toUpperCase());
}
