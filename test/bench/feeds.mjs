/**
 * Feeds for the benches: as many episodes as a daily show has after a dozen years, the same bytes on every
 * machine.
 */

const paragraphs = [
  'Alex and Sam talk with a kernel maintainer about the first Rust driver that was merged, and what it cost.',
  'We read your mail: “why is my build so slow?”, and Łukasz from Kraków sends a cache that works.',
  'Links: the tracking issue, the mailing list thread & a talk about pinned memory at <Linux Plumbers>.',
  'Chapters: 00:00 Hello, 04:12 News of the week, 17:45 Rust for Linux, 51:03 Feedback and good-byes.',
];

/** Show notes of 2 to 4 kB, as HTML. */
export function notes(episode) {
  let html = '';
  for (let line = 0; html.length < 2000 + ((episode * 797) % 2000); line++) {
    const paragraph = paragraphs[(episode + line) % paragraphs.length];
    const text = paragraph.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
    html += `<p>${text} <a href="https://example.com/show/${episode}/links?line=${line}&amp;from=notes">More</a></p>\n`;
  }
  return html;
}

function escaped(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function item(episode, written) {
  const html = notes(episode);
  const url = `https://media.example.com/rust-for-linux/${episode}.mp3`;
  const date = new Date(Date.UTC(2014, 0, 1, 16) + episode * 86_400_000)
    .toUTCString()
    .replace('GMT', '+0000');
  return `    <item>
      <title>Rust for Linux, part ${episode}: drivers &amp; dragons</title>
      <link>https://example.com/show/${episode}</link>
      <guid isPermaLink="false">ead4c236-bf58-58c6-a2c6-${String(episode).padStart(12, '0')}</guid>
      <pubDate>${date}</pubDate>
      <description>${written(html)}</description>
      <content:encoded>${written(html.slice(0, 1200))}</content:encoded>
      <enclosure url="${url}?source=feed&amp;episode=${episode}" length="${48_000_000 + episode}" type="audio/mpeg"/>
      <itunes:duration>${2400 + (episode % 1800)}</itunes:duration>
      <itunes:episode>${episode}</itunes:episode>
      <itunes:explicit>false</itunes:explicit>
      <itunes:image href="https://media.example.com/rust-for-linux/${episode}.jpg"/>
      <podcast:person role="guest" href="https://example.com/people/${episode % 50}">Guest ${episode % 50}</podcast:person>
      <podcast:transcript url="https://example.com/show/${episode}.vtt" type="text/vtt" language="en"/>
      <podcast:chapters url="https://example.com/show/${episode}.json" type="application/json+chapters"/>
    </item>
`;
}

/** A feed of `items` episodes; `writing` says how the notes are written: `cdata` or `escaped`. */
export function makeFeed(items, writing) {
  const written = writing === 'cdata' ? (html) => `<![CDATA[${html}]]>` : escaped;
  let feed = `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:podcast="https://podcastindex.org/namespace/1.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">
  <channel>
    <title>Rust for Linux</title>
    <link>https://example.com/show</link>
    <description>Alex and Sam follow Rust into the Linux kernel.</description>
    <language>en</language>
    <itunes:image href="https://example.com/show/artwork.jpg"/>
    <itunes:category text="Technology"/>
    <itunes:explicit>false</itunes:explicit>
`;
  for (let episode = items; episode > 0; episode--) feed += item(episode, written);
  return Buffer.from(`${feed}  </channel>\n</rss>\n`);
}

/** A feed of many episodes that say very little. */
export function makeShortFeed(items) {
  const parts = [
    '<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0"><channel><title>Rust for Linux</title>' +
      '<link>https://example.com/show</link><description>Daily.</description>\n',
  ];
  for (let episode = items; episode > 0; episode--) {
    parts.push(
      `<item><title>Part ${episode}</title><guid isPermaLink="false">part-${episode}</guid>` +
        '<pubDate>Thu, 21 May 2026 16:00:00 +0000</pubDate>' +
        `<enclosure url="https://media.example.com/${episode}.mp3" length="4800000" type="audio/mpeg"/></item>\n`,
    );
  }
  parts.push('</channel></rss>\n');
  return Buffer.from(parts.join(''));
}
