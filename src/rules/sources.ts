import { directories } from '../directories/index.js';
import type { CitedDocument, Documents } from '../directories/profile.js';
import { valueAt } from '../text/table.js';

/** Documents that rules cite and that are no directory's. */
const others = {
  feedvalidator: {
    name: 'W3C Feed Validator source',
    url: 'https://github.com/w3c/feedvalidator',
    evidence: 'impl',
    read: '2026-11-20',
  },
  xml: {
    name: 'XML 1.0 (5th ed.)',
    url: 'https://www.w3.org/TR/xml/',
    evidence: 'standard',
    read: '2026-11-20',
  },
  podinfra: { name: 'podinfra.net', url: 'https://podinfra.net/', evidence: 'read', read: '2026-11-20' },
  blubrry: {
    name: 'Blubrry: typical feed issues',
    url: 'https://blubrry.com/support/powerpress-documentation/typical-feed-issues-detail/',
    evidence: 'read',
    read: '2026-11-20',
  },
  castos: {
    name: 'Castos: troubleshooting feeds',
    url: 'https://support.castos.com/article/109-troubleshooting-rss-feed-issues-in-ssp',
    evidence: 'read',
    read: '2026-11-20',
  },
  podbean: {
    name: 'Podbean: why Apple rejects',
    url: 'https://help.podbean.com/support/solutions/articles/25000017026-why-did-my-podcast-get-rejected-by-apple-podcasts-itunes-',
    evidence: 'read',
    read: '2026-11-20',
  },
  rfc5322: {
    name: 'RFC 5322 Internet Message Format',
    url: 'https://www.rfc-editor.org/rfc/rfc5322',
    evidence: 'standard',
    read: '2026-11-20',
  },
  psc: {
    name: 'Podlove Simple Chapters',
    url: 'https://podlove.org/simple-chapters/',
    evidence: 'quoted',
    read: '2026-11-20',
  },
  rfc5646: {
    name: 'RFC 5646 Tags for Identifying Languages',
    url: 'https://www.rfc-editor.org/rfc/rfc5646',
    evidence: 'standard',
    read: '2026-11-20',
  },
  rfc5005: {
    name: 'RFC 5005 Feed Paging and Archiving',
    url: 'https://www.rfc-editor.org/rfc/rfc5005',
    evidence: 'standard',
    read: '2026-11-20',
  },
  websub: {
    name: 'WebSub (W3C)',
    url: 'https://www.w3.org/TR/websub/',
    evidence: 'standard',
    read: '2026-11-20',
  },
  http: {
    name: 'RFC 9110 HTTP Semantics',
    url: 'https://www.rfc-editor.org/rfc/rfc9110',
    evidence: 'standard',
    read: '2026-11-20',
  },
  atom: {
    name: 'RFC 4287 Atom Syndication Format',
    url: 'https://www.rfc-editor.org/rfc/rfc4287',
    evidence: 'standard',
    read: '2026-11-20',
  },
  'media-rss': {
    name: 'Media RSS 1.5.1',
    url: 'https://www.rssboard.org/media-rss',
    evidence: 'standard',
    read: '2026-11-26',
  },
  'rss-content': {
    name: 'RDF Site Summary 1.0 Modules: Content',
    url: 'https://web.resource.org/rss/1.0/modules/content/',
    evidence: 'standard',
    read: '2026-11-26',
  },
  'dublin-core': {
    name: 'Dublin Core Metadata Element Set 1.1',
    url: 'https://www.dublincore.org/specifications/dublin-core/dces/',
    evidence: 'standard',
    read: '2026-11-26',
  },
  'rss-modules': {
    name: 'RDF Site Summary 1.0 modules: Syndication, Slash',
    url: 'https://web.resource.org/rss/1.0/modules/',
    evidence: 'standard',
    read: '2026-11-26',
  },
  'xml-names': {
    name: 'Namespaces in XML 1.0',
    url: 'https://www.w3.org/TR/xml-names/',
    evidence: 'standard',
    read: '2026-11-20',
  },
  'podnews-notes': {
    name: 'Podnews: episode notes in podcast RSS',
    url: 'https://podnews.net/article/html-episode-notes-in-podcast-rss',
    evidence: 'read',
    read: '2026-11-20',
  },
  rfc822: {
    name: 'RFC 822 and RFC 1123 date and time',
    url: 'https://www.rfc-editor.org/rfc/rfc822',
    evidence: 'standard',
    read: '2026-11-20',
  },
  uuid: {
    name: 'RFC 9562 UUID',
    url: 'https://www.rfc-editor.org/rfc/rfc9562',
    evidence: 'standard',
    read: '2026-11-20',
  },
  'podnews-hls': {
    name: 'Podnews: Apple Podcasts HLS',
    url: 'https://podnews.net/article/apple-podcasts-hls-tech',
    evidence: 'read',
    read: '2026-11-20',
  },
  sri: {
    name: 'Subresource Integrity',
    url: 'https://www.w3.org/TR/SRI/',
    evidence: 'standard',
    read: '2026-11-20',
  },
  rfc5545: {
    name: 'RFC 5545 iCalendar',
    url: 'https://www.rfc-editor.org/rfc/rfc5545',
    evidence: 'standard',
    read: '2026-11-20',
  },
  webvtt: { name: 'WebVTT', url: 'https://www.w3.org/TR/webvtt1/', evidence: 'standard', read: '2026-11-20' },
  'antennapod-chapters': {
    name: 'AntennaPod source: PodcastIndexChapterParser',
    url: 'https://github.com/AntennaPod/AntennaPod/blob/develop/parser/feed/src/main/java/de/danoeh/antennapod/parser/feed/PodcastIndexChapterParser.java',
    evidence: 'impl',
    read: '2026-11-26',
  },
  'antennapod-podcast': {
    name: 'AntennaPod source: PodcastIndex',
    url: 'https://github.com/AntennaPod/AntennaPod/blob/develop/parser/feed/src/main/java/de/danoeh/antennapod/parser/feed/namespace/PodcastIndex.java',
    evidence: 'impl',
    read: '2026-11-28',
  },
  'antennapod-transcripts': {
    name: 'AntennaPod source: TranscriptParser',
    url: 'https://github.com/AntennaPod/AntennaPod/blob/develop/parser/transcript/src/main/java/de/danoeh/antennapod/parser/transcript/TranscriptParser.java',
    evidence: 'impl',
    read: '2026-11-26',
  },
  'antennapod-vtt': {
    name: 'AntennaPod source: VttTranscriptParser',
    url: 'https://github.com/AntennaPod/AntennaPod/blob/develop/parser/transcript/src/main/java/de/danoeh/antennapod/parser/transcript/VttTranscriptParser.java',
    evidence: 'impl',
    read: '2026-11-26',
  },
  'antennapod-srt': {
    name: 'AntennaPod source: SrtTranscriptParser',
    url: 'https://github.com/AntennaPod/AntennaPod/blob/develop/parser/transcript/src/main/java/de/danoeh/antennapod/parser/transcript/SrtTranscriptParser.java',
    evidence: 'impl',
    read: '2026-11-26',
  },
  'antennapod-json': {
    name: 'AntennaPod source: JsonTranscriptParser',
    url: 'https://github.com/AntennaPod/AntennaPod/blob/develop/parser/transcript/src/main/java/de/danoeh/antennapod/parser/transcript/JsonTranscriptParser.java',
    evidence: 'impl',
    read: '2026-11-26',
  },
  'media3-webvtt': {
    name: 'Android Media3 source: WebvttParserUtil, which Pocket Casts reads with',
    url: 'https://github.com/androidx/media/blob/release/libraries/extractor/src/main/java/androidx/media3/extractor/text/webvtt/WebvttParserUtil.java',
    evidence: 'impl',
    read: '2026-11-26',
  },
  rfc8259: {
    name: 'RFC 8259 The JavaScript Object Notation (JSON) Data Interchange Format',
    url: 'https://www.rfc-editor.org/rfc/rfc8259',
    evidence: 'standard',
    read: '2026-11-26',
  },
  castopod: {
    name: 'Castopod feed generator',
    url: 'https://github.com/ad-aures/castopod',
    evidence: 'impl',
    read: '2026-11-20',
  },
  prx: {
    name: 'PRX: Overview of feed requirements',
    url: 'https://help.prx.org/hc/en-us/articles/360023748473-Overview-of-feed-requirements',
    evidence: 'read',
    read: '2026-11-20',
  },
  podigee: {
    name: 'Podigee: cover image',
    url: 'https://help.podigee.com/article/44-the-cover-image-or-artwork-of-a-podcast',
    evidence: 'read',
    read: '2026-11-20',
  },
  audacity: {
    name: 'The Audacity to Podcast: feed size',
    url: 'https://theaudacitytopodcast.com/how-to-reduce-the-size-of-your-podcast-rss-feed-tap269/',
    evidence: 'read',
    read: '2026-11-20',
  },
  'podcast-index-sample': {
    name: 'Podcast Index database sample (1000 rows, 2020)',
    url: 'https://github.com/Podcastindex-org/database',
    evidence: 'impl',
    read: '2026-11-20',
  },
  'podcast-co': {
    name: 'podcast.co: how not to get rejected',
    url: 'https://help.podcast.co/en/articles/2951997-how-to-not-get-rejected-from-apple-podcasts',
    evidence: 'read',
    read: '2026-11-20',
  },
  'podcast-business-journal': {
    name: 'Podcast Business Journal: why Apple rejects',
    url: 'https://podcastbusinessjournal.com/why-apple-rejects-your-show/',
    evidence: 'read',
    read: '2026-11-20',
  },
  'squarespace-report': {
    name: 'Spotify artwork content-type rejection (Squarespace report)',
    url: 'https://clispot-com.pages.dev/insights/squarespace/optimizing-squarespace-podcast-rss-feeds-resolving-artwork-content-type-errors/',
    evidence: 'wild',
    read: '2026-11-20',
  },
  'antennapod-entities': {
    name: 'AntennaPod issue: undefined entity',
    url: 'https://github.com/AntennaPod/AntennaPod/issues/3429',
    evidence: 'wild',
    read: '2026-11-20',
  },
  'radio-france-ampersand': {
    name: 'RSS Radio France issue: unescaped & in enclosure',
    url: 'https://github.com/Aerion/rss-radio-france-pour-tous/issues/7',
    evidence: 'wild',
    read: '2026-11-20',
  },
  'podlove-characters': {
    name: 'podlove issue: invalid characters',
    url: 'https://github.com/podlove/podlove-publisher/issues/1035',
    evidence: 'wild',
    read: '2026-11-20',
  },
  'changelog-cdata': {
    name: 'changelog.com issue: unclosed CDATA',
    url: 'https://github.com/thechangelog/changelog.com/issues/273',
    evidence: 'wild',
    read: '2026-11-20',
  },
  'calypso-webp': {
    name: 'wp-calypso issue: png URL serving webp, enclosure lost',
    url: 'https://github.com/Automattic/wp-calypso/issues/70621',
    evidence: 'wild',
    read: '2026-11-20',
  },
  'podlatch-enclosure': {
    name: 'Podlatch issue: Spotify needs type and length',
    url: 'https://github.com/podlatch/podlatch-publisher/issues/33',
    evidence: 'wild',
    read: '2026-11-20',
  },
  'archive-guids': {
    name: 'This American Life archive issue: no guid',
    url: 'https://github.com/dcadata/this-american-life-archive/issues/8',
    evidence: 'wild',
    read: '2026-11-20',
  },
  'audiobookshelf-guids': {
    name: 'Audiobookshelf issue: one guid twice',
    url: 'https://github.com/advplyr/audiobookshelf/issues/2986',
    evidence: 'wild',
    read: '2026-11-20',
  },
  'podly-guids': {
    name: 'podly issue: synthesized guids',
    url: 'https://github.com/podly-pure-podcasts/podly_pure_podcasts/pull/216',
    evidence: 'wild',
    read: '2026-11-20',
  },
  'calypso-enclosures': {
    name: 'wp-calypso issue: two enclosures',
    url: 'https://github.com/Automattic/wp-calypso/issues/92043',
    evidence: 'wild',
    read: '2026-11-20',
  },
  antennapod: {
    name: 'AntennaPod issues',
    url: 'https://github.com/AntennaPod/AntennaPod/issues/2074',
    evidence: 'wild',
    read: '2026-11-20',
  },
  'antennapod-type': {
    name: 'AntennaPod source: TypeGetter',
    url: 'https://github.com/AntennaPod/AntennaPod/blob/develop/parser/feed/src/main/java/de/danoeh/antennapod/parser/feed/util/TypeGetter.java',
    evidence: 'impl',
    read: '2026-11-26',
  },
  'antennapod-downloads': {
    name: 'AntennaPod source: HttpDownloader',
    url: 'https://github.com/AntennaPod/AntennaPod/blob/develop/net/download/service/src/main/java/de/danoeh/antennapod/net/download/service/feed/remote/HttpDownloader.java',
    evidence: 'impl',
    read: '2026-11-26',
  },
  'antennapod-media': {
    name: 'AntennaPod source: FeedMedia',
    url: 'https://github.com/AntennaPod/AntennaPod/blob/develop/model/src/main/java/de/danoeh/antennapod/model/feed/FeedMedia.java',
    evidence: 'impl',
    read: '2026-11-26',
  },
  'podverse-parser': {
    name: 'Podverse source: feed parser',
    url: 'https://github.com/podverse/podverse-api',
    evidence: 'impl',
    read: '2026-11-26',
  },
  'command-line-clients': {
    name: 'castget source: file names of downloads',
    url: 'https://github.com/mlj/castget',
    evidence: 'impl',
    read: '2026-11-26',
  },
  'pocket-casts-downloads': {
    name: 'Pocket Casts Android source: EpisodeDownloader',
    url: 'https://github.com/Automattic/pocket-casts-android',
    evidence: 'impl',
    read: '2026-11-26',
  },
  feedparser: {
    name: 'feedparser documentation: character encoding detection',
    url: 'https://pythonhosted.org/feedparser/character-encoding.html',
    evidence: 'read',
    read: '2026-11-26',
  },
  'azuracast-length': {
    name: 'AzuraCast issue: enclosure length = seconds',
    url: 'https://github.com/AzuraCast/AzuraCast/issues/8594',
    evidence: 'wild',
    read: '2026-11-20',
  },
  'rsshub-length': {
    name: 'RSSHub issue: enclosure length = seconds',
    url: 'https://github.com/DIYgod/RSSHub/issues/9287',
    evidence: 'wild',
    read: '2026-11-20',
  },
  'pocket-casts-submit': {
    name: 'Pocket Casts submit errors (code-maven issue)',
    url: 'https://github.com/szabgab/code-maven.com/issues/39',
    evidence: 'wild',
    read: '2026-11-20',
  },
  'duration-hardcoded': {
    name: 'Binaergewitter issue: duration hardcoded to 1',
    url: 'https://github.com/Binaergewitter/binaergewitter.github.com/issues/11',
    evidence: 'wild',
    read: '2026-11-20',
  },
  'pocket-casts-subrip': {
    name: 'Pocket Casts iOS issue: Application/x-subrip casing',
    url: 'https://github.com/Automattic/pocket-casts-ios/issues/2185',
    evidence: 'wild',
    read: '2026-11-20',
  },
  'audicle-head': {
    name: 'Audicle PR: HEAD 405',
    url: 'https://github.com/ttlequals0/Audicle/pull/52',
    evidence: 'wild',
    read: '2026-11-20',
  },
  'psp1-cors': {
    name: 'PSP-1 issue: CORS for transcripts',
    url: 'https://github.com/Podcast-Standards-Project/PSP-1-Podcast-RSS-Specification/issues/3',
    evidence: 'wild',
    read: '2026-11-20',
  },
  'podcast-namespace-122': {
    name: 'podcast-namespace issue 122',
    url: 'https://github.com/Podcastindex-org/podcast-namespace/issues/122',
    evidence: 'wild',
    read: '2026-11-20',
  },
  unicode: {
    name: 'The Unicode Standard, chapter 23: Special Areas and Format Characters',
    url: 'https://www.unicode.org/versions/latest/core-spec/chapter-23/',
    evidence: 'standard',
    read: '2026-11-20',
  },
  html: {
    name: 'HTML Living Standard',
    url: 'https://html.spec.whatwg.org/multipage/syntax.html',
    evidence: 'standard',
    read: '2026-11-26',
  },
  rfc2047: {
    name: 'RFC 2047: Message Header Extensions for Non-ASCII Text',
    url: 'https://www.rfc-editor.org/rfc/rfc2047',
    evidence: 'standard',
    read: '2026-11-26',
  },
  commonmark: {
    name: 'CommonMark Spec',
    url: 'https://spec.commonmark.org/',
    evidence: 'standard',
    read: '2026-11-26',
  },
  'antennapod-title': {
    name: 'AntennaPod source: Rss20.java, titles read as HTML',
    url: 'https://github.com/AntennaPod/AntennaPod/blob/develop/parser/feed/src/main/java/de/danoeh/antennapod/parser/feed/namespace/Rss20.java',
    evidence: 'impl',
    read: '2026-11-26',
  },
  liquid: {
    name: 'Liquid, the template language of Jekyll: introduction',
    url: 'https://shopify.github.io/liquid/basics/introduction/',
    evidence: 'read',
    read: '2026-11-20',
  },
  ecmascript: {
    name: 'ECMAScript Language Specification',
    url: 'https://tc39.es/ecma262/',
    evidence: 'standard',
    read: '2026-11-20',
  },
} as const satisfies Documents;

type Directories = typeof directories;

/** Every document that a rule may cite, its own or a directory's: no rule without an authority. */
export type SourceId =
  | keyof typeof others
  | { [Name in keyof Directories]: keyof Directories[Name]['documents'] }[keyof Directories];

/** A citation: the document and, after `#`, its section as the document names it; or a document of one's own. */
export type SourceRef = SourceId | `${SourceId}#${string}` | CitedDocument;

const sources: Documents = Object.assign(
  {},
  ...Object.values(directories).map(({ documents }) => documents),
  others,
);

/** The cited document and section behind a reference. */
export function cited(ref: string | CitedDocument): CitedDocument & { readonly section?: string } {
  if (typeof ref === 'object') return ref;
  const at = ref.indexOf('#');
  const id = documentOf(ref);
  const document = valueAt(sources, id);
  if (!document) throw new RangeError(`There is no document "${id}".`);
  return at < 0 ? document : { ...document, section: ref.slice(at + 1) };
}

/** The id of the document in a citation. */
export function documentOf(ref: string): string {
  const at = ref.indexOf('#');
  return at < 0 ? ref : ref.slice(0, at);
}
