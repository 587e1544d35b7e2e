import { scalar } from './kind.js';

/** What people call zones that have the name of no city. */
const usualZones: Readonly<Record<string, string>> = {
  ...{ eastern: 'America/New_York', et: 'America/New_York', edt: 'America/New_York' },
  ...{ central: 'America/Chicago', ct: 'America/Chicago', cst: 'America/Chicago', cdt: 'America/Chicago' },
  ...{ mountain: 'America/Denver', mdt: 'America/Denver' },
  ...{ pacific: 'America/Los_Angeles', pt: 'America/Los_Angeles', pst: 'America/Los_Angeles' },
  ...{ pdt: 'America/Los_Angeles', bst: 'Europe/London', cest: 'Europe/Berlin', mesz: 'Europe/Berlin' },
  ...{ mez: 'Europe/Berlin', eest: 'Europe/Helsinki', aest: 'Australia/Sydney', jst: 'Asia/Tokyo' },
};

/** A time zone by its name in the database of IANA. */
export const zone = scalar(
  'time zone such as Europe/Berlin',
  { type: 'string' },
  (name) => {
    try {
      return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone && name;
    } catch {
      return undefined;
    }
  },
  (name) => {
    const city = `/${name.replaceAll(' ', '_').toLowerCase()}`;
    const write =
      Intl.supportedValuesOf('timeZone').find((each) => each.toLowerCase().endsWith(city)) ??
      usualZones[name.toLowerCase().replace(/ ?(?:standard |daylight )?time$/, '')];
    if (write !== undefined) return { write, safe: false };
    return /^(?:utc|gmt)?[+-]\d/i.test(name)
      ? { help: 'Write the zone by a city that keeps its time, such as Europe/Berlin.' }
      : undefined;
  },
);
