import type { Advice } from '../diagnostic.js';

/** What can be wrong with where shows are published. */
export const publishFaults = {
  'publish/output-shared': {
    summary: 'Every show is published in a folder of its own.',
    why: 'The feed of one show would replace that of the other, and its subscribers would get the wrong show.',
    help: 'Give one of them another folder with "output" in show.yaml.',
    severity: 'error',
  },
  'publish/output-taken': {
    summary: 'A folder that holds the feed of one show is not used for another.',
    why: 'Subscribers of the show that is published there would get another show.',
    help: 'Give this show another folder, with "output" in show.yaml or with --out.',
    severity: 'error',
  },
  'publish/output-in-show': {
    summary: 'A show is not published in the folder that holds its own files.',
    why: 'What is published would lie among the files that it is made from.',
    help: 'Name another folder, with "output" in show.yaml or with --out.',
    severity: 'error',
  },
  'publish/feed-shared': {
    summary: 'Every show has a feed address of its own.',
    why: 'Subscribers find one feed at an address, so one of the two shows never reaches them.',
    help: 'Correct "feed" in one of the two files.',
    severity: 'error',
  },
  'publish/guid-shared': {
    summary: 'Every show has a podcast:guid of its own.',
    why: 'Apps and directories take both for the same show.',
    help: 'Correct "guid" in the newer of the two; without it, it follows from the address of the feed.',
    severity: 'error',
  },
} as const satisfies Readonly<Record<string, Advice>>;
