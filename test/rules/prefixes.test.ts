import { describe, expect, test } from 'vitest';
import { check } from '../../src/check.js';
import { type Diagnostic, profiles } from '../../src/diagnostic.js';
import { applyFixes } from '../../src/fix/apply.js';
import { read } from '../../src/xml/document.js';

const settings = { profiles, now: Date.UTC(2026, 10, 20), url: 'https://feeds.example.com/rust.xml' };

function judged(rss: string): readonly Diagnostic[] {
  const feed = `<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0"${rss}</rss>\n`;
  return check(read(Buffer.from(feed), { name: 'feed.xml' }), settings).diagnostics;
}

function found(id: string, rss: string): Diagnostic {
  const diagnostic = judged(rss).find(({ rule }) => rule === id);
  if (!diagnostic) throw new Error(`${id} found nothing`);
  return diagnostic;
}

const plain = `><channel><title>Rust in Production</title><link>https://rust-in-production.example.com/</link>
<author>Matthias Endler</author><item><title>Episode 45</title><duration>2580</duration>
<enclosure url="https://media.example.com/rust.mp3" length="41000000" type="audio/mpeg"/></item></channel>`;

describe('advice to write an element with a prefix', () => {
  test('says how to declare a prefix that the feed does not declare', () => {
    const advised = judged(plain).filter(({ help }) => /<(itunes|podcast|atom|psc|content):/.test(help));
    expect(new Set(advised.map(({ rule }) => rule)).size).toBeGreaterThan(5);
    for (const { help } of advised) {
      for (const [, prefix] of help.matchAll(/<(\w+):/g)) expect(help).toContain(`xmlns:${prefix}="`);
    }
  });

  test('says nothing of one that is declared, or that is reported as undeclared', () => {
    const declared = ` xmlns:podcast="https://podcastindex.org/namespace/1.0"${plain}`;
    expect(found('podcast/guid-missing', declared).help).not.toContain('xmlns');
    const used = plain.replace('<item>', '<podcast:locked>yes</podcast:locked><item>');
    expect(found('podcast/guid-missing', used).help).not.toContain('xmlns');
  });

  test('writes the prefix that the feed has', () => {
    const other = ` xmlns:pod="https://podcastindex.org/namespace/1.0"${plain}`;
    expect(found('podcast/guid-missing', other).help).toContain('<pod:guid>');
  });

  test('comes with a fix that leaves no prefix undeclared', () => {
    const { source, fix, rule } = found('atom/self-link-missing', plain);
    const diagnostics = judged(plain).filter((each) => each.rule === rule);
    const [first] = diagnostics;
    const { text } = applyFixes(first?.source ?? source, diagnostics).source;
    expect(fix?.edits).toHaveLength(2);
    expect(read(Buffer.from(text), { name: 'feed.xml' }).findings).toEqual([]);
    expect(text).toContain('<rss xmlns:atom="http://www.w3.org/2005/Atom" version="2.0">');
  });
});

test('what is said once for several places gives no advice that is right for one of them only', () => {
  const items = ['43:00', '10:30'].map(
    (time) => `<item><title>Rust</title><itunes:duration>${time}</itunes:duration></item>`,
  );
  const rss = ` xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel>${items.join('')}</channel>`;
  const { count, help, fix } = found('itunes/duration-not-seconds', rss);
  expect([count, help, fix?.title]).toEqual([
    2,
    'Write the length in whole seconds.',
    'Write the right value in each place',
  ]);
});
