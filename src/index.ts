/** The library: the verbs of the command line as functions, and the types that they speak in. */
export { type Accept, applyAccepts, judgeAccepts } from './accept.js';
export { type BuildOptions, type Built, build } from './build.js';
export { type Choice, catalogue, choose } from './catalogue.js';
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
export { type CheckOptions, check, type Verdict } from './check.js';
export {
  type Advice,
  type Diagnostic,
  defaultProfiles,
  type Finding,
  type Fix,
  profiles,
  type Severity,
  severities,
} from './diagnostic.js';
export { type DirectoryName, directories } from './directories/index.js';
export type { Limits, Profile, ProfileChoice } from './directories/profile.js';
export { type Feed, write } from './feed/write.js';
export { type Applied, applyFixes, type Fixable, type FixOptions } from './fix/apply.js';
export { type FixedFeed, type FixFeedOptions, fixFeed } from './fix/feed.js';
export { openFolder } from './io/folder.js';
export { CannotOpen } from './io/input.js';
export type { AudioFacts, FileFacts, ImageFacts } from './media.js';
export { type Publication, type Published, type PublishOptions, publish } from './publish/publish.js';
export type { AcceptedChange } from './publish/record.js';
export { CannotPublish } from './publish/refusal.js';
export { type Format, type FormatName, formats } from './report/index.js';
export { byFile, type FileReport, type Renderer, type RenderOptions, type Report } from './report/report.js';
export { type Verdict as DirectoryVerdict, verdictsOf } from './report/verdict.js';
export { type RuleId, rulebook } from './rules/index.js';
export type { Rule } from './rules/rule.js';
export type { Folder } from './show/folder.js';
export { type Loaded, load } from './show/load.js';
export type { Episode, Show } from './show/show.js';
export { type Edit, type Position, position, type Source, type Span } from './text/source.js';
export {
  type Attribute,
  type Channel,
  type Document,
  type Element,
  type Item,
  read,
  readText,
} from './xml/document.js';
