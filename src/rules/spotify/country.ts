import { isCountryCode } from '../../text/country.js';
import { rules, within } from '../rule.js';

export const country = rules({
  'spotify/country-invalid': {
    summary: '<spotify:countryOfOrigin> must list country codes of ISO 3166-1.',
    why: 'Spotify cannot tell where the show comes from and recommends it to the wrong listeners, or to none.',
    help: 'Write country codes, the most important first, such as "de at".',
    source: 'spotify-delivery#5.14',
    severity: { spotify: 'warning' },
    on: 'spotify:countryOfOrigin',
    check(origin, report) {
      // No document says what stands between the codes, so any of the usual signs may.
      if (!/[^\s,;|]/.test(origin.text)) return report(origin, '<spotify:countryOfOrigin> is empty.');
      let wrong: RegExpExecArray | undefined;
      let count = 0;
      for (const found of origin.text.matchAll(/[^\s,;|]+/g)) {
        if (isCountryCode(found[0])) continue;
        wrong ??= found;
        count++;
      }
      if (!wrong) return;
      const { 0: code, index } = wrong;
      const more = count === 1 ? '' : `, nor are ${count - 1} others`;
      report(
        within(origin, index, index + code.length),
        `<spotify:countryOfOrigin> names "${code.slice(0, 80)}", which is not a country${more}.`,
      );
    },
    bad: [
      '<spotify:countryOfOrigin>«en»</spotify:countryOfOrigin>',
      '<spotify:countryOfOrigin>de, «Austria»</spotify:countryOfOrigin>',
      '«<spotify:countryOfOrigin/>»',
    ],
    good: ['<spotify:countryOfOrigin>de at ch</spotify:countryOfOrigin>'],
  },
});
