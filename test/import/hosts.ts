const itunes = 'xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"';
const content = 'xmlns:content="http://purl.org/rss/1.0/modules/content/"';
const atom = 'xmlns:atom="http://www.w3.org/2005/Atom"';
const podcast = 'xmlns:podcast="https://podcastindex.org/namespace/1.0"';

const self = '<atom:link href="https://feeds.example.com/rust.xml" rel="self" type="application/rss+xml"/>';
const head = `${self}<title>Rust Talk</title><link>https://rust-talk.example.com</link><description>Conversations about Rust.</description><language>en</language>`;
const apple =
  '<itunes:author>Matthias Endler</itunes:author><itunes:category text="Technology"/><itunes:explicit>false</itunes:explicit><itunes:image href="https://media.example.com/rust.jpg"/>';
const audio = '<enclosure url="https://media.example.com/6.mp3" length="41280000" type="audio/mpeg"/>';
const date = '<pubDate>Thu, 11 Dec 2025 16:00:00 +0100</pubDate>';
const episode = `<title>Rust for Linux</title><guid isPermaLink="false">rust-6</guid>${date}${audio}`;

function rss(declared: string, channel: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" ${itunes} ${atom} ${declared}><channel>${channel}</channel></rss>`;
}

/**
 * Feeds in the shapes in which usual hosts write them, each with what is particular about it: the file and a piece of
 * it that says so.
 */
export const hosts: Readonly<
  Record<string, { readonly feed: string; readonly file: string; readonly says: string }>
> = {
  'HTML in the description alone': {
    feed: rss(
      '',
      `${head}${apple}<item>${episode}<description>&lt;p&gt;Alice &amp;amp; Bob&lt;/p&gt;&lt;br&gt;&lt;a href="https://example.com"&gt;more&lt;/a&gt;</description></item>`,
    ),
    file: 'rust-for-linux.md',
    says: 'description: <p>Alice &amp; Bob</p>',
  },
  'the same notes twice, and a summary': {
    feed: rss(
      content,
      `${head}${apple}<item>${episode}<description>&lt;p&gt;Kernels.&lt;/p&gt;</description><content:encoded><![CDATA[<p>Kernels.</p>]]></content:encoded><itunes:summary>Kernels.</itunes:summary><itunes:subtitle/></item>`,
    ),
    file: 'rust-for-linux.md',
    says: '---\n<p>Kernels.</p>\n',
  },
  'numbers, a title for Apple, and keywords': {
    feed: rss(
      '',
      `${head}${apple}<itunes:keywords>rust,linux</itunes:keywords><item>${episode}<itunes:title>Linux</itunes:title><itunes:season>6</itunes:season><itunes:episode>4</itunes:episode><itunes:episodeType>full</itunes:episodeType><itunes:duration>00:43:00</itunes:duration></item>`,
    ),
    file: '004-rust-for-linux.md',
    says: 'appleTitle: Linux',
  },
  'people, chapters and a transcript': {
    feed: rss(
      podcast,
      `${head}${apple}<podcast:guid>917393e3-1b1e-5cef-ace4-edaa54e1f810</podcast:guid><podcast:locked owner="a@example.com">yes</podcast:locked><podcast:person>Matthias</podcast:person><item>${episode}<podcast:person role="guest" img="https://example.com/d.jpg">Danilo</podcast:person><podcast:chapters url="https://example.com/6.json" type="application/json+chapters"/><podcast:transcript url="https://example.com/6.vtt" type="text/vtt" rel="captions"/><podcast:soundbite startTime="73.5" duration="60">Borrowing</podcast:soundbite></item>`,
    ),
    file: 'rust-for-linux.md',
    says: 'hosts: []\nguests:\n  - name: Danilo',
  },
  money: {
    feed: rss(
      podcast,
      `${head}${apple}<podcast:funding url="https://example.com/give">Give</podcast:funding><podcast:value type="lightning" method="keysend" suggested="0.00000005"><podcast:valueRecipient name="M" type="node" address="02d5c1bf8b940dc9cadca86d1b0a3c37fbe39cee4c7e839e33bef9174531d27f52" split="95"/><podcast:valueRecipient name="App" type="node" address="03ae9f91a0cb8ff43840e3c322c4c61f019d8c1c3cea15a25cfc425ac605e61a4a" split="5" fee="true"/></podcast:value><item>${episode}</item>`,
    ),
    file: 'show.yaml',
    says: 'suggested: "0.00000005"',
  },
  'other recordings and a live stream': {
    feed: rss(
      podcast,
      `${head}${apple}<podcast:liveItem status="pending" start="2031-01-01T18:00:00Z"><title>Live</title><guid isPermaLink="false">live-1</guid><enclosure url="https://live.example.com/a.mp3" length="0" type="audio/mpeg"/><podcast:contentLink href="https://live.example.com/">Watch</podcast:contentLink></podcast:liveItem><item>${episode}<podcast:alternateEnclosure type="audio/opus" length="7" bitrate="64000" title="Small"><podcast:source uri="https://media.example.com/6.opus"/><podcast:source uri="ipfs://QmX"/></podcast:alternateEnclosure></item>`,
    ),
    file: 'show.yaml',
    says: 'status: pending',
  },
  'elements of WordPress': {
    feed: rss(
      `${content} xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:slash="http://purl.org/rss/1.0/modules/slash/"`,
      `${head}${apple}<generator>https://wordpress.org/?v=6.4</generator><item>${episode}<dc:creator><![CDATA[admin]]></dc:creator><category><![CDATA[R & D]]></category><category>Linux</category><slash:comments>0</slash:comments><comments>https://example.com/6#respond</comments><content:encoded><![CDATA[<p>One</p>\n\n<div class="x">[caption]Two</div>\n\n\n* three {{ four }}]]></content:encoded></item>`,
    ),
    file: 'rust-for-linux.md',
    says: '<category>R &amp; D</category>',
  },
  'a namespace that nobody knows, inherited': {
    feed: rss(
      'xmlns:acme="https://acme.example.com/ns"',
      `${head}${apple}<acme:show rating="5 &quot;stars&quot;"/><item>${episode}<acme:notes>a<acme:b acme:c="1">b</acme:b> c &lt; d</acme:notes></item>`,
    ),
    file: 'show.yaml',
    says: '<acme:show xmlns:acme="https://acme.example.com/ns" rating="5 &quot;stars&quot;"/>',
  },
  'a recording without a size': {
    feed: rss(
      '',
      `${head}${apple}<item><title>Rust for Linux</title><guid>https://example.com/6</guid>${date}<enclosure url="https://media.example.com/6.mp3" type="audio/mpeg"/></item>`,
    ),
    file: 'show.yaml',
    says: 'unsized: zero',
  },
  'chapters in the feed': {
    feed: rss(
      'xmlns:psc="http://podlove.org/simple-chapters"',
      `${head}${apple}<item>${episode}<psc:chapters version="1.2"><psc:chapter start="00:00:00.000" title="Hello"/><psc:chapter start="00:12:30.500" title="Kernels" href="https://example.com/k"/></psc:chapters></item>`,
    ),
    file: 'rust-for-linux.md',
    says: 'start: 00:12:30.500',
  },
  'a blocked show with bare essentials': {
    feed: rss(
      '',
      `${head}<itunes:image href="https://media.example.com/rust.jpg"/><itunes:block>Yes</itunes:block><item>${episode}</item><item><title>A post</title><guid>post</guid>${date}</item>`,
    ),
    file: 'show.yaml',
    says: '# The feed does not say it; apps take that for false.\nexplicit: false',
  },
  'tags that are not closed': {
    feed: rss(
      '',
      `${head}${apple}<item>${episode}<description>&lt;p&gt;Rust &lt;b&gt;in Linux&lt;/p&gt;</description></item>`,
    ),
    file: 'rust-for-linux.md',
    says: 'description: <p>Rust <b>in Linux</b></p>',
  },
  'old spellings of everything': {
    feed: rss(
      '',
      `${head}<itunes:author>Matthias Endler</itunes:author><itunes:category text="Technology"/><itunes:explicit>No</itunes:explicit><itunes:owner><itunes:email>a@example.com</itunes:email><itunes:name>Matthias</itunes:name></itunes:owner><itunes:image href="/rust.jpg"/><item><title>Rust for Linux</title><guid isPermaLink="true">https://example.com/6</guid><pubDate>Thu, 11 Dec 2025 16:00:00 CET</pubDate><enclosure url="//media.example.com/a b.mp3" length="007" type=""/><itunes:duration>43:00</itunes:duration><itunes:explicit>clean</itunes:explicit><itunes:episodeType>Full</itunes:episodeType></item>`,
    ),
    file: 'rust-for-linux.md',
    says: 'url: https://media.example.com/a%20b.mp3\n  bytes: 7',
  },
  'the oldest first': {
    feed: rss(
      '',
      `${head}${apple}<item><title>One</title><guid isPermaLink="false">1</guid><pubDate>Thu, 04 Dec 2025 16:00:00 +0100</pubDate><enclosure url="https://media.example.com/1.mp3" length="41280000" type="audio/mpeg"/></item><item>${episode}</item>`,
    ),
    file: 'one.md',
    says: 'published: 2025-12-04T16:00:00+01:00',
  },
  'notes with players and characters that nobody sees': {
    feed: rss(
      content,
      `${head}${apple}<item>${episode}<description>Kernels.</description><content:encoded><![CDATA[<div class="post" data-attrs="{&quot;id&quot;:1}"><p>Enjoy.\u200b</p><iframe src="https://www.youtube.com/embed/x"></iframe></div><div><a href="/p/next"><span>Next</span></a></div>]]></content:encoded></item>`,
    ),
    file: 'rust-for-linux.md',
    says: 'https://rust-talk.example.com/p/next',
  },
};
