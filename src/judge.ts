/** The half of the library that reads and judges. It asks nothing of Node, and runs in a browser as it is. */
export { type CheckOptions, check, type Verdict } from './check.js';
export { type CheckedFile, checkFile, filesNamed, kindOfFile } from './check-file.js';
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
export type { CitedDocument, Limits, Profile, ProfileChoice } from './directories/profile.js';
export type { AudioFacts, FileFacts, ImageFacts } from './media.js';
export { type Format, type FormatName, formats } from './report/index.js';
export { byFile, type FileReport, type Renderer, type RenderOptions, type Report } from './report/report.js';
export { type Verdict as DirectoryVerdict, verdictsOf } from './report/verdict.js';
export { type RuleId, rulebook } from './rules/index.js';
export {
  type Check,
  type Context,
  type Example,
  name as nameOf,
  type Place,
  type Report as ReportFault,
  type Rule,
  tag as tagOf,
  within,
} from './rules/rule.js';
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
