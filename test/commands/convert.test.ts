import { keepsWhatIsSaid } from './sessions.js';

const subRip =
  '1\n00:00:00,000 --> 00:00:02,000\nAnna: Welcome to the show.\n\n2\n00:00:02,000 --> 00:00:04,000\nBen: Thank you.\n';
const chapters = JSON.stringify({
  version: '1.2.0',
  chapters: [
    { startTime: 0, title: 'Welcome', img: 'https://media.example.com/1.jpg' },
    { startTime: 90, title: 'Soil', url: 'https://garden.example.com/' },
  ],
});

keepsWhatIsSaid('convert', {
  'a transcript': {
    files: { 'a.srt': subRip },
    lines: [
      'convert a.srt a.vtt',
      'convert a.srt a.json',
      'convert a.vtt b.srt',
      'convert a.srt - --to html',
    ],
  },
  'a transcript that was written by hand': {
    files: { 'a.txt': 'Anna: Welcome.\n', 'b.txt': '00:00 Anna: Welcome.\n00:05 Ben: Thank you.\n' },
    lines: ['convert a.txt a.srt', 'convert b.txt b.srt', 'convert b.txt b.json --from text'],
  },
  'chapters, and what is lost of them': {
    files: { 'a.json': chapters },
    lines: [
      'convert a.json a.txt --to times',
      'convert a.json a.psc.xml --to psc',
      'convert a.json b.vtt',
      'convert a.json - --to ogm',
      'convert a.txt - --to json --from times',
      'convert a.json - --to mp4chaps',
    ],
  },
  'between formats that chapters and transcripts have': {
    files: {
      'c.vtt': 'WEBVTT\n\n00:00.000 --> 00:30.000\nWelcome\n\n00:30.000 --> 01:00.000\nSoil\n',
      'd.vtt': 'WEBVTT\n\n00:00.000 --> 00:29.999\nWelcome\n\n00:29.999 --> 00:40.000\nSoil\n',
      'e.vtt': 'WEBVTT\n\n00:00.000 --> 00:30.000\n<v Anna>Welcome\n\n00:30.000 --> 01:00.000\nSoil\n',
      'a.chapters.txt': '00:00 Welcome\n01:30 Soil\n',
    },
    lines: [
      'convert c.vtt - --to json',
      'convert d.vtt - --to json',
      'convert e.vtt - --to json',
      'convert a.chapters.txt - --to vtt',
    ],
  },
  'from standard input': { stdin: subRip, lines: ['convert - - --from srt --to vtt', 'convert - a.vtt'] },
  'what cannot be read': {
    files: {
      'a.srt': subRip.replace('00:00:02,000 --> 00:00:04,000', '1'),
      'a.json': '{"chapters":[{"startTime":}]}',
      'a.mp3': 'x',
    },
    lines: [
      'convert a.srt a.vtt',
      'convert a.json b.txt --to times',
      'convert a.mp3 - --to times',
      'convert none.srt b.vtt',
    ],
  },
  'what cannot be asked': {
    files: { 'a.srt': subRip, 'a.json': chapters },
    lines: [
      'convert a.srt a.srt',
      'convert a.srt a.doc',
      'convert a.srt b.sbv',
      'convert a.srt - --to sbv',
      'convert a.json - --to jsn',
      'convert a.json b.cue',
      'convert a.json b.srt',
      'convert a.srt b --to psc',
      'convert a.srt',
    ],
  },
});
