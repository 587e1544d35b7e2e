import type { Manner } from './server.js';
import { audio, type Case, cover, file, hops, json, page, redirect, vtt } from './site.js';

/** Ways in which a server may send the files of a feed. */
export const fileCases: readonly Case[] = [
  {
    name: 'a recording that is not there',
    site: audio({ status: 404 }),
    found: ['media/enclosure-unreachable'],
  },
  { name: 'a recording that fails', site: audio({ status: 500 }), found: ['media/enclosure-unreachable'] },
  {
    name: 'a recording that redirects to a missing one',
    site: audio(redirect('/gone.mp3')),
    found: ['media/enclosure-unreachable'],
  },
  {
    name: 'a page in place of the recording',
    site: audio({ body: page, type: 'text/html' }),
    found: ['media/enclosure-unreachable'],
  },
  {
    name: 'HEAD of a recording that is not allowed',
    site: audio({ ofHead: 405 }),
    found: ['media/enclosure-head-rejected'],
  },
  {
    name: 'HEAD of a recording that is not found',
    site: audio({ ofHead: 404 }),
    found: ['media/enclosure-head-rejected'],
  },
  {
    name: 'a recording without byte ranges',
    site: audio({ without: ['ranges'] }),
    found: ['media/enclosure-no-byte-range'],
  },
  {
    name: 'six redirects of a recording',
    site: {
      ...hops(6, '/real.mp3'),
      '/rust.mp3': redirect('/hop0'),
      '/real.mp3': { body: file('mono-64k.mp3'), type: 'audio/mpeg' },
    },
    found: ['media/enclosure-redirect-chain'],
  },
  {
    name: 'one redirect of a recording',
    site: {
      '/rust.mp3': redirect('/real.mp3'),
      '/real.mp3': { body: file('mono-64k.mp3'), type: 'audio/mpeg' },
    },
    found: [],
  },
  {
    name: 'a recording sent as text',
    site: audio({ type: 'text/plain', without: ['gzip'] }),
    found: ['media/recording-as-text'],
  },
  {
    name: 'a recording sent as JSON',
    site: audio({ type: 'application/json', without: ['gzip'] }),
    found: ['media/recording-as-text'],
  },
  {
    name: 'a recording sent as a picture',
    site: audio({ type: 'image/jpeg' }),
    found: ['media/recording-as-text'],
  },
  { name: 'a recording sent as a download', site: audio({ type: 'application/octet-stream' }), found: [] },
  {
    name: 'a recording that is compressed',
    site: audio({ gzipsAll: true }),
    found: ['media/recording-compressed'],
  },
  {
    name: 'a recording of another length each time',
    site: { '/rust.mp3': { raw: restitched } },
    found: [],
  },

  { name: 'artwork that is not there', site: cover({ status: 404 }), found: ['media/artwork-unreachable'] },
  {
    name: 'HEAD of the artwork that is not allowed',
    site: cover({ ofHead: 405 }),
    found: ['media/artwork-unreachable'],
  },
  {
    name: 'artwork without Last-Modified',
    site: cover({ without: ['validators'] }),
    found: ['media/artwork-no-last-modified'],
  },
  {
    name: 'artwork converted to WebP',
    site: cover({ body: file('alpha.webp'), type: 'image/webp' }),
    found: ['media/artwork-content-type'],
  },
  {
    name: 'a page in place of the artwork',
    site: cover({ body: page, type: 'text/html' }),
    found: ['media/artwork-content-type'],
  },
  {
    name: 'artwork sent as another type',
    site: cover({ type: 'image/png' }),
    found: ['media/artwork-type-of-bytes'],
  },
  {
    name: 'artwork sent as a download',
    site: cover({ type: 'application/octet-stream' }),
    found: ['media/artwork-type-of-bytes'],
  },

  {
    name: 'a transcript that is not there',
    site: vtt({ status: 404 }),
    found: ['media/transcript-unreachable'],
  },
  {
    name: 'a transcript sent as a download',
    site: vtt({ type: 'application/octet-stream', headers: { 'access-control-allow-origin': '*' } }),
    found: ['media/transcript-content-type'],
  },
  {
    name: 'a transcript without a type',
    site: vtt({ type: undefined, headers: { 'access-control-allow-origin': '*' } }),
    found: ['media/transcript-content-type'],
  },
  {
    name: 'a page in place of the transcript',
    site: vtt({ body: page, type: 'text/html' }),
    found: ['media/transcript-vtt-invalid'],
  },
  {
    name: 'a transcript whose second cue is in the past',
    site: vtt({ body: 'WEBVTT\n\n00:00.800 --> 00:00.900\nB\n\n00:00.100 --> 00:00.200\nA\n' }),
    found: ['media/transcript-unsorted'],
  },
  {
    name: 'a transcript in Latin-1',
    site: vtt({ body: Buffer.from('WEBVTT\n\n00:00.000 --> 00:01.000\nCaf\xe9\n', 'latin1') }),
    found: ['media/transcript-encoding'],
  },
  { name: 'a transcript with its charset', site: vtt({ type: 'text/vtt; charset=utf-8' }), found: [] },
  { name: 'chapters that are not there', site: json({ status: 404 }), found: ['media/chapters-unreachable'] },
  {
    name: 'chapters sent as plain JSON',
    site: json({ type: 'application/json' }),
    found: ['media/chapters-content-type'],
  },
  {
    name: 'a page in place of the chapters',
    site: json({ body: page, type: 'text/html' }),
    found: ['media/chapters-json-invalid'],
  },
  { name: 'chapters that are cut off', site: json({ raw: cutOff }), found: ['media/content-length-wrong'] },
];

/** Sends a recording with other ads to each request. */
function restitched(
  request: { readonly method?: string | undefined },
  response: Parameters<NonNullable<Manner['raw']>>[1],
): void {
  const bytes = file('mono-64k.mp3');
  const type = { 'content-type': 'audio/mpeg', 'accept-ranges': 'bytes' };
  if (request.method === 'HEAD') response.writeHead(200, { ...type, 'content-length': bytes.length + 5000 });
  else
    response.writeHead(206, {
      ...type,
      'content-range': `bytes 0-${bytes.length - 1}/${bytes.length}`,
      'content-length': bytes.length,
    });
  response.end(request.method === 'HEAD' ? undefined : bytes);
}

/** Sends less than it says. */
function cutOff(
  request: { readonly method?: string | undefined },
  response: Parameters<NonNullable<Manner['raw']>>[1],
): void {
  response.writeHead(200, {
    'content-type': 'application/json+chapters',
    'content-length': 500,
    'access-control-allow-origin': '*',
  });
  response.end(request.method === 'HEAD' ? undefined : '{"version": "1.2.0"}');
}
