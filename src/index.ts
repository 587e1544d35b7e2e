/** The library: the verbs of the command line as functions, and the types that they speak in. */
export { type Accept, applyAccepts, judgeAccepts } from './accept.js';
export { type BuildOptions, type Built, build } from './build.js';
export { type Choice, choose } from './catalogue.js';
export type { Chapter, ChapterFault, ChapterFile, ChapterLocation, ReadChapter } from './chapters/chapter.js';
export {
  type ChapterFormatName,
  type ChapterList,
  chapterFormats,
  type ReadChaptersOptions,
  readChapters,
  type WrittenChapters,
  writeChapters,
} from './chapters/formats.js';
export { catalogue } from './explained.js';
export { type Feed, write } from './feed/write.js';
export { type Applied, applyFixes, type Fixable, type FixOptions } from './fix/apply.js';
export { type FixedFeed, type FixFeedOptions, fixFeed } from './fix/feed.js';
export { openFolder } from './io/folder.js';
export { CannotOpen } from './io/input.js';
export * from './judge.js';
export type { PublishOptions } from './publish/plan.js';
export { type Publication, type Published, publish } from './publish/publish.js';
export type { AcceptedChange } from './publish/record.js';
export { CannotPublish } from './publish/refusal.js';
export type { Folder } from './show/folder.js';
export { type Loaded, load } from './show/load.js';
export type { Episode, Show } from './show/show.js';
