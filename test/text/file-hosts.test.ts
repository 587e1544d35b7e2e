import { expect, test } from 'vitest';
import { pageOf } from '../../src/text/file-hosts.js';

test.each([
  ['https://github.com/a/b/blob/main/one.mp3', 'GitHub', 'https://github.com/a/b/raw/main/one.mp3'],
  [
    'https://www.github.com/a/b/blob/main/one.mp3?x=1#y',
    'GitHub',
    'https://www.github.com/a/b/raw/main/one.mp3',
  ],
  ['https://gist.github.com/a/0f9e/', 'GitHub', undefined],
  ['https://gitlab.com/a/b/-/blob/main/one.mp3', 'GitLab', 'https://gitlab.com/a/b/-/raw/main/one.mp3'],
  ['https://bitbucket.org/a/b/src/main/one.mp3', 'Bitbucket', 'https://bitbucket.org/a/b/raw/main/one.mp3'],
  [
    'https://codeberg.org/a/b/src/branch/main/one.mp3',
    'Codeberg',
    'https://codeberg.org/a/b/raw/branch/main/one.mp3',
  ],
  ['https://www.dropbox.com/s/x/one.mp3?dl=0', 'Dropbox', 'https://www.dropbox.com/s/x/one.mp3?dl=1'],
  [
    'https://www.dropbox.com/scl/fi/x/one.mp3?rlkey=y',
    'Dropbox',
    'https://www.dropbox.com/scl/fi/x/one.mp3?rlkey=y&dl=1',
  ],
  [
    'https://drive.google.com/file/d/1dp/view',
    'Google Drive',
    'https://drive.google.com/uc?export=download&id=1dp',
  ],
  [
    'https://drive.google.com/a/x.org/file/u/0/d/1dp',
    'Google Drive',
    'https://drive.google.com/uc?export=download&id=1dp',
  ],
  [
    'https://docs.google.com/open?id=1dp',
    'Google Drive',
    'https://drive.google.com/uc?export=download&id=1dp',
  ],
  ['http://YouTu.be/dQw4', 'YouTube', undefined],
  ['https://onedrive.live.com/embed?id=1', 'OneDrive', undefined],
])('%s is a page of %s', (address, host, file) => {
  expect(pageOf(address)).toEqual({ host, ...(file && { file }) });
});

test.each([
  'https://github.com/a/b/blob/main/one.mp3?raw=true',
  'https://github.com/a/b/releases/download/v1/one.mp3',
  'https://www.dropbox.com/s/x/one.mp3?dl=1',
  'https://www.dropbox.com/s/x/one.mp3?raw=1',
  'https://www.dropbox.com/home',
  'https://drive.google.com/uc?export=download&id=1dp',
  'https://drive.google.com/open',
  'https://drive.google.com/view?id=1dp',
  'https://onedrive.live.com/download?id=1',
  'https://media.example.com/github.com/a/b/blob/main/one.mp3',
  'https://constructor/one.mp3',
  'ftp://mega.nz/one.mp3',
  'github.com/a/b/blob/main/one.mp3',
])('%s leads to a file, as far as is known', (address) => {
  expect(pageOf(address)).toBeUndefined();
});
