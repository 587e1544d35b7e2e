import type { Element } from '../../xml/document.js';
import { type Advised, removing, writing } from '../fix.js';
import { quoted } from '../judgement.js';
import { type Check, rules } from '../rule.js';

const days = new Set(['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']);

/** What is wrong with an hour or a day, as the end of a sentence. */
function faultOf({ name, text }: Element): string | undefined {
  const value = text.trim();
  if (name === 'day') return days.has(value) ? undefined : 'not an English weekday such as "Sunday"';
  const hour = /^\d{1,2}$/.test(value) ? Number(value) : -1;
  if (hour === 24) return 'but midnight is "0"';
  return hour >= 0 && hour < 24 ? undefined : 'not an hour from "0" to "23"';
}

/** Hours are told apart by their number: "06" is "6". */
function keyOf({ name, text }: Element): string {
  return name === 'hour' ? String(Number(text)) : text.trim();
}

/** The advice to write the hour or the day that is meant. */
function advice(element: Element): Advised | Record<string, never> {
  const value = element.text.trim();
  if (element.name === 'hour') return value === '24' ? writing(element, '0') : {};
  const [day, ...others] = [...days].filter((each) => each.toLowerCase().startsWith(value.toLowerCase()));
  return day && others.length === 0 && value.length > 1 ? writing(element, day) : {};
}

const skipped: Check = (list, report, { document: { source } }) => {
  const seen = new Set<string>();
  for (const child of list.children) {
    if (child.name !== 'hour' && child.name !== 'day') continue;
    const fault = faultOf(child);
    const key = keyOf(child);
    const value = quoted(child.text.trim());
    if (fault) report(child, `<${child.name}> is ${value}, ${fault}.`, advice(child));
    else if (seen.has(key)) report(child, `<${list.name}> lists ${value} twice.`, removing(child, source));
    seen.add(key);
  }
  const all = list.name === 'skipHours' ? 24 : 7;
  if (seen.size >= all)
    report(list, `<${list.name}> lists all ${all} of them, so nobody may fetch the feed.`);
};

export const skip = rules({
  'rss/skip-values-invalid': {
    summary: '<skipHours> must list hours from 0 to 23, and <skipDays> English weekdays, each only once.',
    why: 'A reader that cannot parse the list fetches the feed at times when it should not.',
    help: 'Write hours in UTC as "0" to "23", and weekdays in full, such as "Sunday".',
    source: [
      'rss#Optional channel elements',
      'feedvalidator#InvalidHour, InvalidDay',
      'rss-profile#skipHours',
    ],
    severity: { rss: 'warning' },
    letter: { rss: 'error' },
    whose: 'host',
    on: ['skipHours', 'skipDays'],
    check: skipped,
    bad: [
      '<skipHours><hour>«24»</hour></skipHours>',
      '<skipHours><hour>6</hour><hour>«06»</hour></skipHours>',
      '<skipDays><day>«Sonntag»</day></skipDays>',
      `<skipHours>«${Array.from({ length: 24 }, (_, hour) => `<hour>${hour}</hour>`).join('')}»</skipHours>`,
      '<skipDays><day>«Sun»</day></skipDays>',
      '<skipDays><day>«W»</day></skipDays>',
    ],
    good: [
      '<skipHours><hour>0</hour><hour>23</hour></skipHours>',
      '<skipDays><day>Saturday</day><day>Sunday</day></skipDays>',
    ],
    fixes: {
      '<skipHours><hour>24</hour></skipHours>': '<skipHours><hour>0</hour></skipHours>',
      '<skipHours><hour>6</hour><hour>06</hour></skipHours>': '<skipHours><hour>6</hour></skipHours>',
    },
  },
});
