import { alternateEnclosure } from './alternate-enclosure.js';
import { block } from './block.js';
import { chapters } from './chapters.js';
import { contradictions } from './contradictions.js';
import { elements } from './elements.js';
import { fileLengths } from './file-lengths.js';
import { guid } from './guid.js';
import { image } from './image.js';
import { license } from './license.js';
import { live } from './live.js';
import { location } from './location.js';
import { locked } from './locked.js';
import { medium } from './medium.js';
import { namespace } from './namespace.js';
import { person } from './person.js';
import { remoteItem } from './remote-item.js';
import { schedule } from './schedule.js';
import { season } from './season.js';
import { social } from './social.js';
import { trailer } from './trailer.js';
import { transcript } from './transcript.js';
import { txt } from './txt.js';
import { types } from './types.js';
import { value } from './value.js';

/** The rules of the Podcasting 2.0 namespace: first those that read its table, then one file for each matter. */
export const podcast = {
  ...elements,
  ...types,
  ...namespace,
  ...guid,
  ...locked,
  ...transcript,
  ...chapters,
  ...person,
  ...location,
  ...season,
  ...trailer,
  ...license,
  ...alternateEnclosure,
  ...value,
  ...medium,
  ...image,
  ...live,
  ...social,
  ...block,
  ...remoteItem,
  ...schedule,
  ...txt,
  ...contradictions,
  ...fileLengths,
} as const;
