/** A show of two episodes that every check passes, and what a feed of it looks like when somebody else makes it. */
export const garden = {
  'episodes/garden/show.yaml': `title: Garden Talk
link: https://garden.example.com/
feed: https://garden.example.com/feed.xml
language: en
description: Conversations about soil.
author: Ann Gardener
owner: { name: Ann Gardener, email: ann@example.com }
categories: [Science]
explicit: false
artwork: https://media.example.com/cover.jpg
guids: slug
`,
  'episodes/garden/roots.md': episode('Roots', '2026-01-08'),
  'episodes/garden/soil.md': episode('Soil', '2026-01-01'),
} as const;

/** The file of an episode; lines of front matter may be added. */
export function episode(title: string, published: string, ...lines: readonly string[]): string {
  const slug = title.toLowerCase();
  return [
    ...['---', `title: ${title}`, `published: ${published}`, `link: https://garden.example.com/${slug}/`],
    ...[`audio: { url: https://media.example.com/${slug}.mp3, bytes: 21660000 }`, 'duration: 36:06'],
    ...[...lines, '---', `Notes about ${slug}.`, ''],
  ].join('\n');
}

export const feed = `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd">
  <channel>
    <title>Garden Talk</title>
    <link>https://garden.example.com/</link>
    <description>Conversations about soil.</description>
    <language>en</language>
    <itunes:image href="https://media.example.com/cover.jpg"/>
    <itunes:category text="Science"/>
    <itunes:explicit>false</itunes:explicit>
    <item>
      <title>Soil</title>
      <guid isPermaLink="false">soil</guid>
      <pubDate>Thu, 01 Jan 2026 00:00:00 +0000</pubDate>
      <enclosure url="https://media.example.com/soil.mp3" length="21660000" type="audio/mpeg"/>
    </item>
  </channel>
</rss>
`;
