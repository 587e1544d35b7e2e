import { readSeconds, readSpelledDuration } from '../../text/duration.js';
import { readWrittenDate, type WrittenDate } from '../../text/iso-8601.js';
import { encodedUrl } from '../../text/url.js';
import { isBelow } from '../folder.js';
import { type Kind, scalar } from './kind.js';
import { dateMeantBy, emailMeantBy, numberIn, numbersMeantBy, seasonMeantBy, withScheme } from './meant.js';

export const flag = scalar(
  'true or false',
  { type: 'boolean' },
  (written) => {
    if (/^(true|yes|on)$/i.test(written)) return true;
    return /^(false|no|off)$/i.test(written) ? false : undefined;
  },
  (written) => {
    if (/^(1|y|t|explicit)$/i.test(written)) return 'true';
    return /^(0|n|f|none|clean)$/i.test(written) ? 'false' : undefined;
  },
);

/** Digits alone. */
function readWhole(written: string): number | undefined {
  return /^\d{1,15}$/.test(written) ? Number(written) : undefined;
}

export const whole = scalar('whole number', { type: 'integer', minimum: 0 }, readWhole, numberIn);

export const positive = scalar(
  'whole number above zero',
  { type: 'integer', minimum: 1 },
  (written) => (/^[1-9]\d{0,8}$/.test(written) ? Number(written) : undefined),
  numberIn,
);

/** A size; one in a larger unit is rounded, and nobody can tell the bytes from it. */
export const byteCount = scalar('whole number', whole.schema, readWhole, (written) =>
  /^\d{1,9}([.,]\d{1,9})?\s*[kmg]i?b?$/i.test(written)
    ? { help: 'Write the exact number of bytes, which the properties of the file show.' }
    : numberIn(written),
);

/** A number that may have a fraction. */
function readDecimal(written: string): number | undefined {
  const number = /^-?(\d+(?:\.\d*)?|\.\d+)([eE][-+]?\d+)?$/.test(written) ? Number(written) : Number.NaN;
  return Math.abs(number) <= Number.MAX_SAFE_INTEGER ? number : undefined;
}

export const decimal = scalar('number', { type: 'number' }, readDecimal, numberIn);

/**
 * An address of the web; what a URI must not hold (RFC 3986, section 2) is percent-encoded. `{token}` stays:
 * it is filled in for each subscriber of a private feed.
 */
export const url = scalar(
  'URL with https or http',
  { type: 'string', format: 'uri' },
  (written) =>
    /^https?:\/\/[^\s/]/i.test(written) && !/\shttps?:\/\//i.test(written)
      ? encodedUrl(written)?.replaceAll('%7Btoken%7D', '{token}')
      : undefined,
  withScheme,
);

/** An address of any scheme, such as `magnet:` or `ipfs:`. */
export const uri = scalar(
  'URI with a scheme, such as https: or magnet:',
  { type: 'string', format: 'uri' },
  // What follows the scheme is not always a host with a port: at://did:plc:….
  (written) =>
    encodedUrl(written) ?? (/^[a-z][a-z\d+.-]*:[!#-;=?-Z_a-z~[\]]+$/i.test(written) ? written : undefined),
);

export const email = scalar(
  'e-mail address',
  { type: 'string', format: 'email' },
  (written) => (/^[^\s@<>]+@[^\s@<>.]+(\.[^\s@<>.]+)+$/.test(written) ? written : undefined),
  emailMeantBy,
);

export const date: Kind<WrittenDate> = scalar(
  'date such as 2025-12-11 or 2025-12-11T16:00:00+01:00',
  { type: 'string' },
  readWrittenDate,
  dateMeantBy,
);

/** A date as ISO 8601 spells it, kept as it is written. */
export const isoDate = scalar(
  'date such as 2025-12-11 or 2025-12-11T16:00:00+01:00',
  { type: 'string' },
  (written) => (readWrittenDate(written) ? written : undefined),
  dateMeantBy,
);

/** In seconds. */
export const duration: Kind<number> = scalar(
  'duration such as 1:00:30 or 3630 (seconds)',
  { type: ['string', 'number'] },
  readSeconds,
  (written) => {
    if (/^\d{1,3}:[6-9]\d$|:[6-9]\d(?::|$)/.test(written)) return { help: 'Minutes and seconds end at 59.' };
    const frames = /^(\d{1,3}:\d\d:\d\d)[:;]\d{1,3}$/.exec(written)?.[1];
    if (frames !== undefined) return { write: frames, safe: false };
    const about = /^(?:~|≈|about|around|approx\.?|ca\.?)\s*(\S.*)$/i.exec(written)?.[1];
    const seconds = readSpelledDuration(about ?? written);
    if (seconds === undefined) return undefined;
    return about === undefined ? clockOf(seconds) : { write: clockOf(seconds), safe: false };
  },
);

/** Whole seconds as `MM:SS` or `H:MM:SS`. */
function clockOf(seconds: number): string {
  const [hours, minutes, rest] = [seconds / 3600, (seconds / 60) % 60, seconds % 60].map(Math.floor);
  const clock = [minutes, rest].map((each) => String(each).padStart(2, '0')).join(':');
  return hours ? `${hours}:${clock}` : clock;
}

/** The URL of a folder, which may lie on this machine as well. */
export const folderUrl: Kind<string> = {
  ...url,
  read(value, path, report) {
    const written = value.kind === 'scalar' ? value.text.trim() : '';
    if (!/^\.{0,2}\/(?!\/)|^[\w-]+$|\\/.test(written)) return url.read(value, path, report);
    report('source/value-invalid', value.span, `${path} is "${written}", a folder of this machine.`, {
      help: 'Write where listeners find its files, such as "https://media.example.com/".',
    });
    return undefined;
  },
};

export const season = scalar('whole number', whole.schema, readWhole, seasonMeantBy);

export const episodeNumber = scalar('number', decimal.schema, readDecimal, numbersMeantBy);

/** Where a feed is published. */
export const outputFolder = scalar(
  'folder such as static/podcast, below the one where airworthy runs',
  { type: 'string' },
  (path) => (path !== '' && isBelow(path) ? path : undefined),
);
