/**
 * What an author calls the elements of a feed: the key of `show.yaml` or of an episode that says what an element
 * says. Elements without a key of their own are not among them.
 */
const keys: Readonly<Record<string, string>> = {
  ...{ title: 'title', link: 'link', description: 'description', language: 'language' },
  ...{ url: 'artwork', 'atom:link': 'feed' },
  ...{ copyright: 'copyright', guid: 'guid', pubDate: 'published', enclosure: 'audio', image: 'artwork' },
  ...{ 'content:encoded': 'notes', 'itunes:summary': 'description', 'itunes:subtitle': 'description' },
  ...{ 'itunes:author': 'author', 'itunes:owner': 'owner', 'itunes:name': 'name', 'itunes:email': 'email' },
  ...{ 'itunes:category': 'categories', 'itunes:explicit': 'explicit', 'itunes:image': 'artwork' },
  ...{ 'itunes:type': 'type', 'itunes:episodeType': 'type', 'itunes:duration': 'duration' },
  ...{ 'itunes:season': 'season', 'itunes:episode': 'episode', 'itunes:title': 'appleTitle' },
  ...{ 'itunes:block': 'block', 'itunes:complete': 'complete', 'itunes:new-feed-url': 'newFeed' },
  ...{ 'itunes:applepodcastsverify': 'appleVerify', 'spotify:countryOfOrigin': 'spotify.countries' },
  ...{ 'spotify:limit': 'spotify.limit', 'podcast:guid': 'guid', 'podcast:locked': 'locked' },
  ...{ 'podcast:medium': 'medium', 'podcast:podping': 'podping', 'podcast:funding': 'funding' },
  ...{ 'podcast:location': 'locations', 'podcast:license': 'license', 'podcast:value': 'value' },
  ...{ 'podcast:valueRecipient': 'recipients', 'podcast:valueTimeSplit': 'splits' },
  ...{ 'podcast:image': 'images', 'podcast:images': 'artworkSizes', 'podcast:socialInteract': 'social' },
  ...{ 'podcast:chat': 'chat', 'podcast:txt': 'txt', 'podcast:person': 'people' },
  ...{ 'podcast:season': 'season', 'podcast:episode': 'episode', 'podcast:contentLink': 'links' },
  ...{
    'podcast:alternateEnclosure': 'alternates',
    'podcast:source': 'sources',
    'podcast:chapters': 'chapters',
  },
  ...{ 'podcast:transcript': 'transcripts', 'podcast:soundbite': 'soundbites' },
  ...{ 'podcast:trailer': 'trailers', 'podcast:liveItem': 'live', 'podcast:updateFrequency': 'updates' },
  ...{ 'podcast:podroll': 'podroll', 'podcast:publisher': 'publisher', 'podcast:remoteItem': 'remoteItems' },
  ...{ 'podcast:block': 'block' },
};

/** What to do about rules that ask for something, where replacing the names of elements would not say it well. */
export const helps: Readonly<Record<string, string>> = {
  'itunes/owner-email-missing': 'Add "owner" with "name" and "email" to show.yaml.',
  'itunes/image-missing': 'Add "artwork" to show.yaml: a square JPEG or PNG.',
  'itunes/item-image-missing': 'Add "artwork" to the episode if it has a picture of its own.',
  'itunes/duration-missing': 'Add "duration" to the episode, such as 1:00:30.',
  'itunes/verify-code-left': 'Remove "appleVerify" once Apple has confirmed that the show is yours.',
  'spotify/chapters-unread':
    'Add "inlineChapters: true" or "timestamps: true" to show.yaml, so that Spotify finds them as well.',
  'podcast/transcript-missing': 'Add "transcripts" to the episode, preferably a WebVTT file.',
  'podcast/transcript-type-not-apple': 'Add a WebVTT file to "transcripts".',
  'podcast/remote-item-without-url': 'Add "feed" with the URL of the other feed.',
  'rss/enclosure-length-zero': 'Add "bytes" to "audio": the size of the file in bytes.',
  'rss/enclosure-length-is-duration': 'Write the size of the file in bytes; its length goes into "duration".',
  'rss/item-link-missing':
    'Add "link" with the URL of the episode\'s page, or "pages" to show.yaml for all of them.',
  'rss/item-title-has-number':
    'Move the number to "episode" and "season", or add an "appleTitle" without it.',
  'rss/self-is-website': 'Write the address of the website as "link", and that of the feed as "feed".',
  'itunes/duration-zero': 'Write the length of the recording, or remove the key.',
  'itunes/category-missing': 'Add one of Apple\'s categories to "categories", such as "Technology".',
  'rss/guid-is-enclosure-url': 'Keep the guids of published episodes; "guids: slug" gives new ones a UUID.',
};

/** The keys whose absence rules report. */
export const keysLacking: Readonly<Record<string, string>> = {
  'itunes/owner-email-missing': 'owner',
  'itunes/duration-missing': 'duration',
  'itunes/image-missing': 'artwork',
  'itunes/item-image-missing': 'artwork',
  'podcast/transcript-missing': 'transcripts',
  'rss/item-link-missing': 'link',
};

/** An element with its text, an element alone, a text in quotes, or what the feed calls a show or an episode. */
const terms =
  /<([\w:-]+)(?:\s[^<>]*)?>([^<>]*)<\/\1>|<\/?([\w:-]+)(?:\s[^<>]*)?\/?>|"[^"]*"|\b(channel|item)(s?)\b(?!\[)/g;

const nouns: Readonly<Record<string, string>> = { channel: 'show', item: 'episode' };

/** A category of Apple's, alone or with a subcategory, as markup. */
const categories =
  /<itunes:category text="([^"<>]*)"(?:\/>|>(?:<itunes:category text="([^"<>]*)"\/>)?<\/itunes:category>)/g;

function categoryOf(_: string, name: string, inner: string | undefined): string {
  const path = inner === undefined ? name : `${name} > ${inner}`;
  return `"${path.replaceAll('&amp;', '&')}"`;
}

/** A sentence about a feed in the words of the author who writes the show: keys in place of elements. */
export function inAuthorsWords(sentence: string): string {
  const said = sentence
    .replace(categories, categoryOf)
    .replace(
      terms,
      (written, paired?: string, text?: string, alone?: string, noun?: string, plural?: string) => {
        if (noun !== undefined) return `${nouns[noun]}${plural}`;
        const name = paired ?? alone;
        if (name === undefined) return written;
        if (nouns[name]) return nouns[name] as string;
        const key = Object.hasOwn(keys, name) ? keys[name] : undefined;
        if (key === undefined) return written;
        return paired && text ? `"${key}: ${text}"` : `"${key}"`;
      },
    );
  return said
    .replace(/\b[Tt]he "?(?:href|url|artwork)"? of "(artwork|feed)"/g, '"$1"')
    .replace(/\btext="([^"<>]*)"/g, (_, name: string) => `"${name.replaceAll('&amp;', '&')}"`)
    .replace(/<"artwork">|"feed rel="self""/g, '"feed"')
    .replace(
      /\b([Aa])n? (show|episode|"[aeiou]?)/g,
      (_, a: string, next: string) => `${a}${/^"?[aeiou]/.test(next) ? 'n' : ''} ${next}`,
    );
}

/** What to do about a finding of a rule, in the words of the author who writes the show. */
export function helpForAuthor(rule: string, help: string): string {
  return helps[rule] ?? inAuthorsWords(help);
}
