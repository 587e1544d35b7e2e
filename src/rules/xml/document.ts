import { name, rules } from '../rule.js';

/** The version of RSS that had a document type of its own. */
const netscape = /Netscape/i;

/** Faults of what stands before and after the root, and of the document as a whole. */
export const document = rules({
  'xml/not-well-formed': {
    summary: 'The document must be well-formed XML.',
    why: 'Players reject the whole feed, and new episodes silently fail to appear.',
    help: 'Write the feed with a program that knows XML.',
    source: ['xml#2.1', 'apple-requirements#RSS 2.0 conformance', 'blubrry', 'apple-connect'],
    severity: 'error',
    refusal: ['antennapod-entities', 'xml'],
    whose: 'host',
    on: 'reader',
    bad: ['<title>Rust «<!»for> Linux</title>', '<title>Rust«<![cdata[» for Linux]]></title>'],
    good: ['<title>Rust &amp; Linux</title>'],
    fixes: {
      '<title>Rust<![cdata[ for Linux]]></title>': '<title>Rust<![CDATA[ for Linux]]></title>',
      '<title>Rust <!for> Linux</title>': { unsafe: '<title>Rust &lt;!for> Linux</title>' },
    },
  },

  'xml/not-a-feed': {
    summary: 'The file must contain the markup of a feed.',
    why: 'Nobody can subscribe to it.',
    help: 'Give the file or the address of the feed.',
    source: ['rss#What is RSS?', 'apple-requirements#RSS 2.0 conformance'],
    severity: 'error',
    refusal: ['antennapod-entities', 'xml'],
    on: 'reader',
    bad: [
      '«{"version": "https:/»/jsonfeed.org/version/1.1"}',
      '«Episode 603: All You»r Kernels Belong to Rust',
    ],
    good: ['<title>Rust for Linux</title>'],
  },

  'xml/html-instead-of-feed': {
    summary: 'The address of the feed must return a feed.',
    why: 'Directories drop a show whose address returns a login or error page for some days.',
    help: 'Give the address of the feed, and make the server send it without a login or challenge.',
    source: ['feedvalidator#HttpErrorWithPossibleFeed', 'castos#general error'],
    severity: 'error',
    refusal: ['antennapod-entities', 'xml'],
    on: 'reader',
    bad: ['«<!DOCTYPE html»><html lang="en"><head><title>Just a moment…</title></head><body/></html>'],
    good: ['<title>Rust for Linux</title>'],
  },

  'xml/leading-content-before-declaration': {
    summary: 'Nothing must come before the XML declaration.',
    why: 'Even a blank line there makes strict players reject the whole feed.',
    help: 'Make "<?xml" the very first characters of the file.',
    source: ['xml#2.8', 'feedvalidator#WPBlankLine'],
    severity: 'error',
    refusal: ['antennapod-entities', 'xml'],
    whose: 'host',
    on: 'reader',
    bad: ['«\n»<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel/></rss>'],
    good: ['<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0"><channel/></rss>'],
    fixes: {
      '\n<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel/></rss>':
        '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel/></rss>',
    },
  },

  'xml/text-before-root': {
    summary: 'Only comments, instructions and white space may come before the first tag.',
    why: 'Text before the first tag makes players reject the whole feed.',
    help: 'Remove the text.',
    source: ['xml#2.8', 'feedvalidator#WPBlankLine'],
    severity: 'error',
    refusal: ['antennapod-entities', 'xml'],
    whose: 'host',
    on: 'reader',
    bad: ['<?xml version="1.0"?> «Deprecated: strlen()» <rss version="2.0"><channel/></rss>'],
    good: ['<?xml version="1.0"?><!-- made by hand --><rss version="2.0"><channel/></rss>'],
    fixes: {
      '<?xml version="1.0"?> Deprecated: strlen() <rss version="2.0"><channel/></rss>':
        '<?xml version="1.0"?> <rss version="2.0"><channel/></rss>',
    },
  },

  'xml/declaration-malformed': {
    summary: 'The XML declaration must give a version, then an encoding.',
    why: 'Players reject the whole feed, and new episodes silently fail to appear.',
    help: 'Write <?xml version="1.0" encoding="UTF-8"?> there.',
    source: 'xml#2.8',
    severity: 'error',
    refusal: ['antennapod-entities', 'xml'],
    whose: 'host',
    on: 'reader',
    bad: ['<?xml «encoding»="UTF-8"?><rss version="2.0"><channel/></rss>'],
    good: ['<?xml version="1.0" encoding="UTF-8" standalone="yes"?><rss version="2.0"><channel/></rss>'],
  },

  'xml/declaration-missing': {
    summary: 'The feed should begin with an XML declaration with its version and encoding.',
    why: 'Apple asks for it, and a reader that takes another encoding for granted shows garbled letters.',
    help: 'Write <?xml version="1.0" encoding="UTF-8"?> at the very start.',
    source: [
      'apple-requirements#XML declaration',
      'psp1#Namespace Declarations',
      'feedvalidator#MissingEncoding',
    ],
    weighed: 'Apple asks for a declaration and reads feeds without one; XML 1.0 makes it optional for UTF-8.',
    severity: { rss: 'info', apple: 'info', psp1: 'warning' },
    whose: 'host',
    on: 'rss',
    check(root, report, { document: { declaration, source } }) {
      const full = '<?xml version="1.0" encoding="UTF-8"?>';
      const span = declaration ?? { start: 0, end: 0 };
      if (/\sencoding\s*=/.test(source.text.slice(span.start, span.end))) return;
      const fix = {
        title: `Write ${full}`,
        safe: true,
        edits: [{ span, text: declaration ? full : `${full}\n` }],
      };
      if (declaration) report({ span, path: root.path }, 'The XML declaration names no encoding.', { fix });
      else report(name(root), 'The feed begins without an XML declaration.', { fix });
    },
    bad: [
      '<«rss» version="2.0"><channel/></rss>',
      '«<?xml version="1.0"?>»<rss version="2.0"><channel/></rss>',
    ],
    good: ["<?xml version='1.0' encoding='utf-8'?><rss version='2.0'><channel/></rss>"],
    fixes: {
      '<rss version="2.0"><channel/></rss>':
        '<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0"><channel/></rss>',
      '<?xml version="1.0"?><rss version="2.0"><channel/></rss>':
        '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel/></rss>',
    },
  },

  'xml/doctype-malformed': {
    summary: 'A document type declaration must be complete.',
    why: 'Players reject the whole feed, and new episodes silently fail to appear.',
    help: 'Remove the document type declaration; feeds need none.',
    source: 'xml#2.8',
    severity: 'error',
    refusal: ['antennapod-entities', 'xml'],
    whose: 'host',
    on: 'reader',
    bad: ['<!DOCTYPE rss «S»YSTEM><rss version="2.0"><channel/></rss>'],
    good: ['<rss version="2.0"><channel/></rss>'],
  },

  'xml/doctype-present': {
    summary: 'A feed should have no document type declaration.',
    why: 'Careful readers reject such a feed unseen, because entities have been used for attacks.',
    help: 'Remove the document type declaration and write characters instead of entities.',
    source: ['feedvalidator#InvalidDoctype', 'feedvalidator#ContainsSystemEntity'],
    severity: { rss: 'warning' },
    whose: 'host',
    on: 'rss',
    // The reader itself reports one that declares anything; what is left is a name and perhaps an address.
    check(root, report, { document: { doctype, source } }) {
      if (!doctype || doctype.subset) return;
      const written = source.text.slice(doctype.span.start, doctype.span.end);
      if (netscape.test(written)) return;
      report({ span: doctype.span, path: root.path }, 'The feed has a document type declaration.', {
        fix: { title: 'Remove it', safe: true, edits: [{ span: doctype.span, text: '' }] },
      });
    },
    bad: [
      '«<!DOCTYPE rss>»<rss version="2.0"><channel/></rss>',
      '«<!DOCTYPE rss [<!ENTITY show "Rust in Production">]>»<rss version="2.0"><channel/></rss>',
    ],
    good: ['<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel/></rss>'],
    fixes: {
      '<!DOCTYPE rss><rss version="2.0"><channel/></rss>': '<rss version="2.0"><channel/></rss>',
    },
  },

  'xml/root-missing': {
    summary: 'The document must have a root element.',
    why: 'It does not contain a feed to subscribe to.',
    help: 'Start the feed with <rss version="2.0"> after the declaration.',
    source: 'xml#2.1',
    severity: 'error',
    refusal: ['antennapod-entities', 'xml'],
    whose: 'host',
    on: 'reader',
    bad: ['<?xml version="1.0" encoding="UTF-8"?><!-- nothing published yet -->«»'],
    good: ['<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel/></rss>'],
  },

  'xml/trailing-content': {
    summary: 'Only white space, comments and instructions may follow the end of the root element.',
    why: "A second document or a program's message there makes players reject the whole feed.",
    help: 'Remove what follows </rss>, or write one feed per file.',
    source: 'xml#2.1',
    weighed: 'A parser that keeps to XML 1.0 refuses the whole document, so that every profile loses it.',
    severity: 'error',
    refusal: ['antennapod-entities', 'xml'],
    whose: 'host',
    on: 'reader',
    bad: ['<rss version="2.0"><channel/></rss>«<rss version="2.0"><channel/></rss>»'],
    good: ['<rss version="2.0"><channel/></rss>\n'],
    fixes: {
      '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel/></rss>\nDeprecated: strlen() in feed.php\n':
        '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel/></rss>\n\n',
      '<rss version="2.0"><channel/></rss><rss version="2.0"><channel/></rss>': {
        unsafe: '<rss version="2.0"><channel/></rss>',
      },
    },
  },

  'xml/trailing-comment': {
    summary: 'No comment of a caching plugin should follow the end of the root element.',
    why: 'A comment that a caching plugin left there has made Apple show new episodes hours late.',
    help: 'Switch off the comment in the caching plugin.',
    source: 'blubrry#directories take longer',
    severity: { apple: 'warning' },
    whose: 'host',
    on: 'rss',
    check(root, report, { document: { comments, source } }) {
      const after = comments.find(
        ({ start, end }) =>
          start >= root.span.end && /cache/i.test(source.text.slice(start, Math.min(end, start + 2000))),
      );
      if (!after) return;
      report({ span: after, path: root.path }, 'A comment of a caching plugin follows the end of the feed.', {
        fix: { title: 'Remove it', safe: true, edits: [{ span: after, text: '' }] },
      });
    },
    bad: ['<rss version="2.0"><channel/></rss>\n«<!-- Cached page generated by WP-Super-Cache -->»'],
    good: [
      '<rss version="2.0"><!-- made by hand --><channel/></rss>',
      '<rss version="2.0"><channel/></rss><!-- made in 12 ms -->',
    ],
    fixes: {
      '<rss version="2.0"><channel/></rss>\n<!-- Cached page generated by WP-Super-Cache -->':
        '<rss version="2.0"><channel/></rss>\n',
    },
  },

  'xml/program-not-run': {
    summary: 'The feed must be what a program writes, not the program.',
    why: 'Players skip the program, so what it should write there is missing.',
    help: 'Give the file a name that the server runs, such as "feed.php", or publish what the program writes.',
    source: 'xml#2.6',
    severity: { rss: 'warning' },
    whose: 'host',
    on: 'rss',
    check(root, report, { document: { instructions, source } }) {
      const programs = instructions.filter(({ start }) =>
        /^<\?php\b/i.test(source.text.slice(start, start + 6)),
      );
      const [first] = programs;
      if (!first) return;
      const more = programs.length > 1 ? `, one of ${programs.length}` : '';
      report({ span: first, path: root.path }, `"<?php" begins a program that was not run${more}.`);
    },
    bad: [
      '<?xml version="1.0"?>«<?php header("Content-Type: application/rss+xml"); ?>»<rss version="2.0"><channel/></rss>',
      '<title>«<?php echo $title; ?>»</title><link><?php echo $link; ?></link>',
    ],
    good: [
      '<?xml version="1.0"?><?xml-stylesheet type="text/xsl" href="style.xsl"?><rss version="2.0"><channel/></rss>',
      '<title>What &lt;?php does</title>',
    ],
  },

  'xml/limit-exceeded': {
    summary: 'The document must stay within the sizes that readers accept.',
    why: 'Readers protect themselves against endless documents and reject such a feed.',
    help: 'Write plain text instead of entities, and close elements where they end.',
    source: ['xml#4.1', 'podcast-recommendations#Feed paging'],
    severity: 'error',
    refusal: ['antennapod-entities', 'xml'],
    on: 'reader',
    bad: [
      `<!DOCTYPE rss [<!ENTITY a "${'Rust '.repeat(400)}">]><rss version="2.0"><channel><title>${'&a;'.repeat(501)}</title></channel></rss>`,
    ],
    good: ['<title>Rust for Linux</title>'],
  },

  'xml/too-many-faults': {
    summary: 'A fault should not occur more often than a report can list.',
    why: 'The faults that are not listed do as much harm as those that are.',
    help: 'Fix the listed ones, then check again.',
    source: 'xml#2.1',
    severity: 'info',
    on: 'reader',
    bad: [`<title>${'& '.repeat(1001)}</title>`],
    good: ['<title>Rust &amp; Linux</title>'],
  },
});
