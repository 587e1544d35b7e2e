import { isCountryCode } from '../../text/country.js';
import { attributeIs, type Fault, oneOf } from '../judgement.js';
import { name, rules } from '../rule.js';

const recommended = ['rel', 'geo', 'osm', 'country'];

/** A geo URI (RFC 5870 section 3.3): latitude, longitude, perhaps an altitude, and parameters. */
const geoForm =
  /^geo:(-?\d{1,3}(?:\.\d+)?),(-?\d{1,3}(?:\.\d+)?)(?:,-?\d+(?:\.\d+)?)?((?:;[a-z0-9-]+(?:=[^\s;]+)?)*)$/i;

function geoFault(value: string): Fault | undefined {
  const [, latitude, longitude, parameters = ''] = geoForm.exec(value) ?? [];
  if (latitude === undefined || longitude === undefined) {
    const but = 'not a geo URI such as "geo:59.3293,18.0686"';
    return geoForm.test(`geo:${value}`) ? { but, write: `geo:${value}`, safe: true } : { but };
  }
  if (Number(latitude) === 0 && Number(longitude) === 0) {
    return {
      but: 'a point in the Atlantic that programs write where they know no place',
      help: 'Write the coordinates of the place, or remove geo.',
    };
  }
  // Other worlds have other coordinates.
  if (/;crs=(?!wgs84(;|$))/i.test(parameters)) return undefined;
  if (Math.abs(Number(latitude)) > 90) return { but: 'whose latitude is beyond 90 degrees' };
  if (Math.abs(Number(longitude)) > 180) return { but: 'whose longitude is beyond 180 degrees' };
  return undefined;
}

function osmFault(value: string): Fault | undefined {
  if (/^[NWR]\d+(#\d+)?$/.test(value)) return undefined;
  const [, type, id] = /^(n|w|r|node|way|relation)[/: ]?(\d+(?:#\d+)?)$/i.exec(value) ?? [];
  const but = 'not N, W or R with the number of a node, way or relation';
  return type && id ? { but, write: `${type.slice(0, 1).toUpperCase()}${id}`, safe: true } : { but };
}

function countryFault(value: string): Fault | undefined {
  const code = value.toUpperCase();
  if (!isCountryCode(code)) {
    const but = 'not the code of a country (ISO 3166-1)';
    return code === 'UK' ? { but, write: 'GB', safe: true } : { but };
  }
  return code === value
    ? undefined
    : { but: 'not the code of a country in capitals', write: code, safe: true };
}

/** Where it was made and what place it is about. */
export const location = rules({
  'podcast/location-geo-invalid': {
    summary: 'The geo of a location must be a geo URI with a latitude and a longitude that exist.',
    why: 'Apps that look for shows about places nearby do not find this one.',
    help: 'Write "geo:", the latitude, a comma and the longitude, in degrees.',
    source: ['podcast-namespace#tags/location.md', 'podcast-location#geo'],
    severity: { podcast20: 'warning' },
    letter: { podcast20: 'error' },
    on: 'podcast:location',
    check: attributeIs('geo', geoFault),
    bad: [
      '<podcast:location geo="«59.3293,18.0686»">Stockholm</podcast:location>',
      '<podcast:location geo="«geo:181.2,18.0686»">Stockholm</podcast:location>',
      '<podcast:location geo="«geo:59.3293;18.0686»">Stockholm</podcast:location>',
      '<podcast:location geo="«geo:0,0»">Stockholm</podcast:location>',
    ],
    good: [
      '<podcast:location geo="geo:59.3293,18.0686">Stockholm</podcast:location>',
      '<podcast:location geo="geo:39.7837304,-100.445882,250;u=3900000">United States</podcast:location>',
    ],
    fixes: {
      '<podcast:location geo="59.3293,18.0686">Stockholm</podcast:location>':
        '<podcast:location geo="geo:59.3293,18.0686">Stockholm</podcast:location>',
    },
  },

  'podcast/location-osm-invalid': {
    summary: 'The osm of a location must be N, W or R and the number of the object in OpenStreetMap.',
    why: 'Apps that look up the place on the map find nothing there.',
    help: 'Write the letter of the object and its number, such as "R398021".',
    source: 'podcast-location#osm',
    severity: { podcast20: 'warning' },
    letter: { podcast20: 'error' },
    on: 'podcast:location',
    check: attributeIs('osm', osmFault),
    bad: [
      '<podcast:location osm="«398021»">Stockholm</podcast:location>',
      '<podcast:location osm="«relation/398021»">Stockholm</podcast:location>',
    ],
    good: [
      '<podcast:location osm="R398021">Stockholm</podcast:location>',
      '<podcast:location osm="R7444#188">Paris</podcast:location>',
    ],
    fixes: {
      '<podcast:location osm="relation/398021">Stockholm</podcast:location>':
        '<podcast:location osm="R398021">Stockholm</podcast:location>',
    },
  },

  'podcast/location-rel-invalid': {
    summary: 'The rel of a location must be "subject" or "creator".',
    why: 'Apps confuse the place where the episode was recorded with the place that it is about.',
    help: 'Write "subject" for what it is about, "creator" for where it was made.',
    source: 'podcast-namespace#tags/location.md',
    severity: { podcast20: 'warning' },
    letter: { podcast20: 'error' },
    on: 'podcast:location',
    check: attributeIs('rel', oneOf(['subject', 'creator'])),
    bad: ['<podcast:location rel="«recorded»">Stockholm</podcast:location>'],
    good: ['<podcast:location rel="creator">Stockholm</podcast:location>'],
  },

  'podcast/location-country-invalid': {
    summary: 'The country of a location must be a code of two capital letters from ISO 3166-1.',
    why: 'Apps that look the code up find no country, and list the show under none.',
    help: 'Write the code, such as "SE" or "GB".',
    source: ['podcast-namespace#tags/location.md', 'podcast-location#country'],
    severity: { podcast20: 'warning' },
    on: 'podcast:location',
    check: attributeIs('country', countryFault),
    bad: [
      '<podcast:location country="«Sweden»">Stockholm</podcast:location>',
      '<podcast:location country="«UK»">London</podcast:location>',
      '<podcast:location country="«se»">Stockholm</podcast:location>',
    ],
    good: ['<podcast:location country="SE">Stockholm</podcast:location>'],
    fixes: {
      '<podcast:location country="UK">London</podcast:location>':
        '<podcast:location country="GB">London</podcast:location>',
      '<podcast:location country="se">Stockholm</podcast:location>':
        '<podcast:location country="SE">Stockholm</podcast:location>',
    },
  },

  'podcast/location-incomplete': {
    summary: 'A location should have rel, geo, osm and country.',
    why: 'Apps cannot find it on the map, or in the list of a country.',
    help: 'Add what is missing: rel="subject" or rel="creator", and geo, osm and country unless the place is fictional.',
    source: ['podcast-namespace#tags/location.md', 'podcast-location'],
    severity: { podcast20: 'info' },
    once: 'message',
    on: 'podcast:location',
    check(location, report) {
      const missing = recommended.filter((each) => !location.attribute(each));
      if (missing.length === 0) return;
      const isAlone = missing.length === 1 && missing[0] === 'rel';
      report(name(location), `<podcast:location> has no ${missing.join(', no ')}.`, {
        ...(missing.includes('rel') && {
          why: 'Without rel, apps take the place for what the episode is about.',
        }),
        ...(isAlone && {
          help: 'Add rel="subject" if it is about this place, or rel="creator" if it is made there.',
        }),
      });
    },
    bad: [
      '<«podcast:location» geo="geo:59.3293,18.0686">Stockholm</podcast:location>',
      '<«podcast:location» rel="creator">Stockholm</podcast:location>',
      '<«podcast:location» geo="geo:59.3293,18.0686" osm="R398021" country="SE">Stockholm</podcast:location>',
    ],
    good: [
      '<podcast:location rel="creator" geo="geo:59.3293,18.0686" osm="R398021" country="SE">Stockholm</podcast:location>',
    ],
  },
});
