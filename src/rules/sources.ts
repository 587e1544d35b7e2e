/**
 * How far a cited document was seen: `read` the page itself, `quoted` a dated quotation of it, `impl` the
 * source code of a reader, `wild` a report of a person it happened to, `standard` a published standard.
 */
export type Evidence = 'read' | 'quoted' | 'impl' | 'wild' | 'standard';

/** A document that rules cite. */
export interface CitedDocument {
  readonly name: string;
  readonly url: string;
  readonly evidence: Evidence;
  /** The day it was last looked at. */
  readonly read: string;
}

/** Every document that a rule may cite: no rule without an authority. */
const sources = {
  'apple-guide': {
    name: "Apple: A Podcaster's Guide to RSS",
    url: 'https://help.apple.com/itc/podcasts_connect/#/itcb54353390',
    evidence: 'read',
    read: '2026-11-20',
  },
  'podcast-namespace': {
    name: 'Podcasting 2.0 namespace',
    url: 'https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/1.0.md',
    evidence: 'read',
    read: '2026-11-20',
  },
  feedvalidator: {
    name: 'W3C Feed Validator source',
    url: 'https://github.com/w3c/feedvalidator',
    evidence: 'impl',
    read: '2026-11-20',
  },
  psp1: {
    name: 'PSP-1: The Podcast RSS Standard',
    url: 'https://github.com/Podcast-Standards-Project/PSP-1-Podcast-RSS-Specification',
    evidence: 'read',
    read: '2026-11-20',
  },
  rss: {
    name: 'RSS 2.0 Specification',
    url: 'https://www.rssboard.org/rss-specification',
    evidence: 'standard',
    read: '2026-11-20',
  },
  'apple-requirements': {
    name: 'Apple: Podcast RSS feed requirements',
    url: 'https://podcasters.apple.com/support/823-podcast-requirements',
    evidence: 'read',
    read: '2026-11-20',
  },
  'spotify-delivery': {
    name: 'Spotify Podcast Delivery Specification v1.10 (public v1.6/1.9 copies)',
    url: 'https://support.spotify.com/us/creators/article/podcast-specification-doc/',
    evidence: 'quoted',
    read: '2026-11-20',
  },
  'rss-profile': {
    name: 'RSS Advisory Board Best Practices Profile',
    url: 'https://www.rssboard.org/rss-profile',
    evidence: 'quoted',
    read: '2026-11-20',
  },
  partytime: {
    name: 'partytime, parser of the Podcast Index family',
    url: 'https://github.com/RyanHirsch/partytime',
    evidence: 'impl',
    read: '2026-11-20',
  },
  xml: {
    name: 'XML 1.0 (5th ed.)',
    url: 'https://www.w3.org/TR/xml/',
    evidence: 'standard',
    read: '2026-11-20',
  },
  'json-chapters': {
    name: 'JSON Chapters 1.2',
    url: 'https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/examples/chapters/jsonChapters.md',
    evidence: 'read',
    read: '2026-11-20',
  },
  'podcast-transcripts': {
    name: 'Podcasting 2.0 transcript formats',
    url: 'https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/examples/transcripts/transcripts.md',
    evidence: 'read',
    read: '2026-11-20',
  },
  'podcast-recommendations': {
    name: 'Podcasting 2.0: other recommendations',
    url: 'https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/other-recommendations.md',
    evidence: 'read',
    read: '2026-11-20',
  },
  'apple-connect': {
    name: 'Apple Podcasts Connect error texts',
    url: 'https://github.com/SoftwareEngineeringDaily/sedaily-front-end/issues/657',
    evidence: 'wild',
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
  youtube: {
    name: 'YouTube: Deliver podcasts using an RSS feed',
    url: 'https://support.google.com/youtube/answer/13525207',
    evidence: 'quoted',
    read: '2026-11-20',
  },
  'spotify-metadata': {
    name: 'Spotify content-ops: Show Metadata Requirements',
    url: 'https://content-ops.atspotify.com/hc/en-us/articles/360050808931--PODCAST-Show-Metadata-Requirements',
    evidence: 'read',
    read: '2026-11-20',
  },
  rfc5322: {
    name: 'RFC 5322 Internet Message Format',
    url: 'https://www.rfc-editor.org/rfc/rfc5322',
    evidence: 'standard',
    read: '2026-11-20',
  },
  'apple-move': {
    name: 'Apple: Change the RSS feed URL',
    url: 'https://podcasters.apple.com/support/837-change-the-rss-feed-url',
    evidence: 'quoted',
    read: '2026-11-20',
  },
  'apple-transcripts': {
    name: 'Apple: Transcripts on Apple Podcasts',
    url: 'https://podcasters.apple.com/support/5316-transcripts-on-apple-podcasts',
    evidence: 'read',
    read: '2026-11-20',
  },
  'apple-audio': {
    name: 'Apple: Audio requirements',
    url: 'https://podcasters.apple.com/support/893-audio-requirements',
    evidence: 'read',
    read: '2026-11-20',
  },
  psc: {
    name: 'Podlove Simple Chapters',
    url: 'https://podlove.org/simple-chapters/',
    evidence: 'quoted',
    read: '2026-11-20',
  },
  'podcast-value': {
    name: 'Podcasting 2.0 value spec',
    url: 'https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/examples/value/value.md',
    evidence: 'read',
    read: '2026-11-20',
  },
  'apple-artwork': {
    name: 'Apple: Artwork requirements',
    url: 'https://podcasters.apple.com/support/896-artwork-requirements',
    evidence: 'read',
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
  'apple-categories': {
    name: 'Apple Podcasts categories',
    url: 'https://podcasters.apple.com/support/1691-apple-podcasts-categories',
    evidence: 'quoted',
    read: '2026-11-20',
  },
  amazon: {
    name: 'Amazon Music for Podcasters: submit RSS / FAQ',
    url: 'https://podcasters.amazon.com/frequently-asked-questions',
    evidence: 'quoted',
    read: '2026-11-20',
  },
  websub: {
    name: 'WebSub (W3C)',
    url: 'https://www.w3.org/TR/websub/',
    evidence: 'standard',
    read: '2026-11-20',
  },
  'spotify-email': {
    name: 'Spotify: email address in your RSS feed',
    url: 'https://support.spotify.com/us/creators/article/adding-your-email-address-to-your-rss-feed',
    evidence: 'read',
    read: '2026-11-20',
  },
  'podcast-publishers': {
    name: 'Podcasting 2.0 publisher medium',
    url: 'https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/examples/publishers/publishers.md',
    evidence: 'read',
    read: '2026-11-20',
  },
  http: {
    name: 'RFC 9110 HTTP Semantics',
    url: 'https://www.rfc-editor.org/rfc/rfc9110',
    evidence: 'standard',
    read: '2026-11-20',
  },
  'spotify-notes': {
    name: 'Spotify: Formatting your show notes',
    url: 'https://support.spotify.com/us/creators/article/formatting-your-show-notes/',
    evidence: 'quoted',
    read: '2026-11-20',
  },
  atom: {
    name: 'RFC 4287 Atom Syndication Format',
    url: 'https://www.rfc-editor.org/rfc/rfc4287',
    evidence: 'standard',
    read: '2026-11-20',
  },
  'apple-validate': {
    name: 'Apple: Validate your podcast RSS feed',
    url: 'https://podcasters.apple.com/support/829-validate-your-podcast',
    evidence: 'read',
    read: '2026-11-20',
  },
  'podcast-location': {
    name: 'Podcasting 2.0 location guide',
    url: 'https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/examples/location/location.md',
    evidence: 'read',
    read: '2026-11-20',
  },
  'spotify-move': {
    name: 'Spotify: Updating an RSS feed link',
    url: 'https://support.spotify.com/us/creators/article/updating-an-rss-feed-link-or-hosting-provider/',
    evidence: 'quoted',
    read: '2026-11-20',
  },
  'youtube-publish': {
    name: 'YouTube: Publish or disconnect episodes from an RSS feed',
    url: 'https://support.google.com/youtube/answer/13973017',
    evidence: 'quoted',
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
  'xml-names': {
    name: 'Namespaces in XML 1.0',
    url: 'https://www.w3.org/TR/xml-names/',
    evidence: 'standard',
    read: '2026-11-20',
  },
  'podcast-namespaces-list': {
    name: 'podcast-namespace existing-namespaces.txt',
    url: 'https://github.com/Podcastindex-org/podcast-namespace/blob/main/existing-namespaces.txt',
    evidence: 'read',
    read: '2026-11-20',
  },
  'apple-subscriptions': {
    name: 'Apple: Subscription best practices',
    url: 'https://podcasters.apple.com/support/1236-subscription-best-practices',
    evidence: 'quoted',
    read: '2026-11-20',
  },
  'youtube-length': {
    name: 'YouTube: podcast description length',
    url: 'https://support.google.com/youtube/answer/12948449',
    evidence: 'quoted',
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
  'apple-chapters': {
    name: 'Apple: Chapters on Apple Podcasts',
    url: 'https://podcasters.apple.com/support/5482-using-chapters-on-apple-podcasts',
    evidence: 'quoted',
    read: '2026-11-20',
  },
  'antennapod-chapters': {
    name: 'AntennaPod source: PodcastIndexChapterParser',
    url: 'https://github.com/AntennaPod/AntennaPod/blob/develop/parser/feed/src/main/java/de/danoeh/antennapod/parser/feed/PodcastIndexChapterParser.java',
    evidence: 'impl',
    read: '2026-11-26',
  },
  'spotify-chapters': {
    name: 'Spotify: Creating and managing chapters',
    url: 'https://support.spotify.com/us/creators/article/creating-and-managing-chapters/',
    evidence: 'quoted',
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
  'rain-news': {
    name: 'RAIN News on the YouTube RSS terms',
    url: 'https://rainnews.com/youtube-finally-enables-rss-for-podcasts-but-no-ads-allowed-sort-of-questions-abound/',
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
} as const satisfies Readonly<Record<string, CitedDocument>>;

export type SourceId = keyof typeof sources;

/** A citation: the document and, after `#`, its section as the document names it. */
export type SourceRef = SourceId | `${SourceId}#${string}`;

/** The cited document and section behind a reference. */
export function cited(ref: SourceRef): CitedDocument & { readonly section?: string } {
  const at = ref.indexOf('#');
  if (at < 0) return sources[ref as SourceId];
  return { ...sources[ref.slice(0, at) as SourceId], section: ref.slice(at + 1) };
}
