import { describe, expect, test } from 'vitest';
import { type ChapterFormatName, readChapters } from '../../src/chapters/formats.js';
import { faultsIn } from './faults.js';

describe('a fault is named at its line', () => {
  test.each<readonly [string, ChapterFormatName, string, readonly string[]]>([
    [
      'a comma is missing',
      'json',
      '{"version": "1.2.0",\n"chapters": [{"startTime": 0\n"title": "A"}]}',
      ['3 unreadable: The file is not valid JSON here: comma expected.'],
    ],
    [
      'a page of a server',
      'json',
      '\n<html>',
      ['2 unreadable: The file is not valid JSON here: invalid symbol.'],
    ],
    ['another object', 'json', '{"a": 1}', ['1 unreadable: The file has no list of chapters.']],
    ['a list', 'json', '[]', ['1 unreadable: The file has no list of chapters.']],
    ['no list', 'json', '{"version": "1.2.0",\n"chapters": {}}', ['2 unreadable: "chapters" is not a list.']],
    ['no version', 'json', '{"chapters": []}', ['1 version: The chapter file has no version.']],
    [
      'another version',
      'json',
      '{"chapters": [],\n"version": "3"}',
      ['2 version: The version of the chapter file is "3", not "1.2.0".'],
    ],
    [
      'a start in quotes',
      'json',
      '{"version": "1.0.0", "chapters": [\n{"startTime": "1:00"}]}',
      ['2 start: The startTime of chapter 1 is "1:00", not a number.'],
    ],
    [
      'no start',
      'json',
      '{"version": "1.0.0", "chapters": [\n{"title": "A"}, 3]}',
      ['2 start: Chapter 1 has no startTime.', '2 start: Chapter 2 is not an object.'],
    ],
    [
      'a start below 0',
      'json',
      '{"version": "1.0.0", "chapters": [\n{"startTime": -0.5}]}',
      ['2 start: Chapter 1 starts at -0.5, before the recording begins.'],
    ],
    [
      'nulls',
      'json',
      '{"version": "1.1.0", "chapters": [\n{"startTime": 0,\n"title": null, "toc": null, "endTime": null, "location": null}]}',
      ['3 null: The title of chapter 1 is null.'],
    ],
    [
      'a toc in quotes',
      'json',
      '{"version": "1.1.0", "chapters": [\n{"startTime": 0, "toc": "false"}]}',
      ['2 toc: The toc of chapter 1 is not true or false.'],
    ],
    [
      'a place without coordinates',
      'json',
      '{"version": "1.1.0", "chapters": [\n{"startTime": 0, "location": {"name": "Utrecht"}}]}',
      ['2 location: The location of chapter 1 has no "geo".'],
    ],
    [
      'no time',
      'mp4chaps',
      '00:00:00 A\nThen this\n00:01:00 B',
      ['2 syntax: The line is not a chapter: it does not begin with a time such as 00:43:07.500.'],
    ],
    [
      'a wrong time',
      'ogm',
      'CHAPTER01=00:00\nCHAPTER02=soon\nCHAPTER02NAME=B',
      ['2 syntax: The start of the chapter is "soon", not a time such as 00:43:07.500.'],
    ],
    [
      'a title without a time',
      'ogm',
      'CHAPTER01=00:00\nCHAPTER02NAME=B',
      ['2 syntax: The chapter has a name or an address, but no line with its start.'],
    ],
    [
      'no timing',
      'vtt',
      'WEBVTT\n\n00:00.000 --> 01:00.000\nA\n\n01:00\nB',
      ['6 syntax: The lines are not a chapter: they have no timing such as 00:00:00.000 --> 00:03:07.000.'],
    ],
    [
      'no header',
      'vtt',
      '00:00.000 --> 01:00.000\nA',
      ['1 unreadable: The file does not begin with WEBVTT.'],
    ],
    [
      'no start',
      'ffmetadata',
      ';FFMETADATA1\n[CHAPTER]\ntitle=A',
      ['2 syntax: The chapter has no START that is a whole number.'],
    ],
    [
      'a base of 0',
      'ffmetadata',
      ';FFMETADATA1\n[CHAPTER]\nTIMEBASE=1/0\nSTART=0',
      ['3 syntax: The TIMEBASE of the chapter is not a fraction such as 1/1000.'],
    ],
    [
      'no time',
      'psc',
      '<psc:chapters xmlns:psc="http://podlove.org/simple-chapters">\n<psc:chapter start="soon" title="A"/></psc:chapters>',
      ['2 start: The start of the chapter is "soon", not a time such as "00:43:07.500".'],
    ],
    ['another document', 'psc', '\n<feed/>', ['2 unreadable: The file holds <feed>, not <psc:chapters>.']],
    [
      'no index',
      'cue',
      'FILE "a.mp3" MP3\nTRACK 01 AUDIO',
      ['2 syntax: The track has no INDEX 01, so nobody knows where it starts.'],
    ],
    ['an empty file', 'mp4chaps', '', ['1 unreadable: The file has no chapters (mp4chaps list).']],
  ])('%s (%s)', (_name, format, text, faults) => {
    expect(faultsIn(readChapters(text, { format }))).toEqual(faults);
  });

  test.each<[string, ChapterFormatName, string]>([
    ['a list', 'json', '[]'],
    ['no list of chapters', 'json', '{"version": "1.2.0", "chapters": {}}'],
    ['half of a file', 'json', '{"version": "1.2.0", "chapters": ['],
    ['a version that is a number', 'json', '{"version": 1.2, "chapters": [{"startTime": 0}]}'],
    ['an end in quotes', 'json', '{"version": "1.2.0", "chapters": [{"startTime": 0, "endTime": "9"}]}'],
    ['a start after all ends', 'json', '{"version": "1.2.0", "chapters": [{"startTime": 99999999999}]}'],
    ['a line that is no pair', 'ffmetadata', ';FFMETADATA1\n[CHAPTER]\nTIMEBASE=1/1000\nSTART=0\ntitle'],
    ['no first line', 'ffmetadata', '[CHAPTER]\nTIMEBASE=1/1000\nSTART=0\ntitle=A'],
    ['an index that is no time', 'cue', 'FILE "a.mp3" MP3\nTRACK 01 AUDIO\nINDEX 01 soon'],
    ['an index of too many frames', 'cue', 'FILE "a.mp3" MP3\nTRACK 01 AUDIO\nINDEX 01 00:00:75'],
    ['a line that is no command', 'cue', 'FILE "a.mp3" MP3\nTRACK 01 AUDIO\nINDEX 01 00:00:74\nHello'],
    [
      'no start',
      'psc',
      '<psc:chapters xmlns:psc="http://podlove.org/simple-chapters"><psc:chapter title="A"/></psc:chapters>',
    ],
    [
      'half of a document',
      'psc',
      '<psc:chapters xmlns:psc="http://podlove.org/simple-chapters"><psc:chapter start="0"',
    ],
    ['a line of another kind', 'ogm', 'CHAPTER01=00:00:00.000\nHello\nCHAPTER01NAME=A'],
  ])('%s (%s)', (_name, format, text) => {
    expect(faultsIn(readChapters(text, { format }))).not.toEqual([]);
  });

  test('a text of no format', () => {
    expect(faultsIn(readChapters('Hello,\nhow are you?'))).toEqual([
      '1 unreadable: The file is not a chapter list in any known format.',
    ]);
  });
});
