import { describe, expect, test } from 'vitest';
import { isUuid, podcastGuid, podcastNamespace, uuidV5, uuidVersion } from '../../src/text/uuid.js';

describe('a UUID', () => {
  test('has a version', () => {
    expect(uuidVersion('917393e3-1b1e-5cef-ace4-edaa54e1f810')).toBe(5);
    expect(uuidVersion('7C1CBF6E-6F2B-4D0A-9D8B-0B5F6A3E2B11')).toBe(4);
    expect(uuidVersion('00000000-0000-0000-0000-000000000000')).toBe(0);
  });

  test.each([
    '',
    '917393e3',
    '917393e31b1e5ceface4edaa54e1f810',
    '{917393e3-1b1e-5cef-ace4-edaa54e1f810}',
    'y0ur-gu1d',
  ])('"%s" is none', (text) => {
    expect(uuidVersion(text)).toBeUndefined();
    expect(isUuid(text)).toBe(false);
  });
});

test('a UUID of version 5 is that of RFC 9562, appendix A.4', () => {
  const dns = '6ba7b810-9dad-11d1-80b4-00c04fd430c8';
  expect(uuidV5(dns, 'www.example.com')).toBe('2ed6657d-e927-568b-95e1-2665a8aea6a2');
});

describe('a podcast:guid', () => {
  test.each([
    ['https://podnews.net/rss', '9b024349-ccf0-5f69-a609-6b82873eab3c'],
    ['podnews.net/rss', '9b024349-ccf0-5f69-a609-6b82873eab3c'],
    ['http://podnews.net/rss///', '9b024349-ccf0-5f69-a609-6b82873eab3c'],
    ['http://mp3s.nashownotes.com/pc20rss.xml', '917393e3-1b1e-5cef-ace4-edaa54e1f810'],
    ['https://feeds.podcastindex.org/pc20.xml', 'd5a1ae35-5e8b-599a-943b-95609562016d'],
  ])('of %s is %s', (url, guid) => expect(podcastGuid(url)).toBe(guid));

  test('keeps everything of the address but scheme and trailing slashes', () => {
    expect(podcastGuid('https://Podnews.net/rss')).not.toBe(podcastGuid('https://podnews.net/rss'));
    expect(uuidV5(podcastNamespace, 'https://podnews.net/rss')).toBe('caa2fbfc-09c6-5b08-82b5-c2217fca3a5e');
  });
});
