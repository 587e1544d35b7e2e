import { type Namespace, namespaces } from '../../xml/namespaces.js';
import { name, rules } from '../rule.js';

export const namespace = rules({
  'podcast/namespace-missing': {
    summary: `A feed of PSP-1 must declare the namespace "${namespaces.podcast.uri}".`,
    why: 'The feed is not certified, and readers take elements of an undeclared namespace for nothing they know.',
    help: `Add xmlns:podcast="${namespaces.podcast.uri}" to <rss>.`,
    source: 'psp1#Namespace Declarations',
    severity: { psp1: 'error' },
    refusal: 'psp1#Namespace Declarations',
    whose: 'host',
    on: 'rss',
    check(root, report, { document }) {
      const channel = document.channel?.element;
      if (!channel) return;
      const { uri, aliases }: Namespace = namespaces.podcast;
      const declarations = [...root.declarations, ...channel.declarations];
      if (declarations.some((each) => each.uri === uri || aliases?.includes(each.uri))) return;
      // A misspelt declaration is reported where it stands, and its elements are known all the same.
      if (channel.children.some((child) => child.name.startsWith('podcast:'))) return;
      const { end } = root.nameSpan;
      report(name(root), '<rss> does not declare the namespace of Podcasting 2.0.', {
        fix: {
          title: 'Declare it',
          safe: true,
          edits: [{ span: { start: end, end }, text: ` xmlns:podcast="${uri}"` }],
        },
      });
    },
    bad: ['<«rss» version="2.0"><channel><title>Rust in Production</title></channel></rss>'],
    good: [
      '<rss version="2.0" xmlns:podcast="https://podcastindex.org/namespace/1.0"><channel><title>Rust in Production</title></channel></rss>',
    ],
    fixes: {
      '<rss version="2.0"><channel><title>Rust in Production</title></channel></rss>':
        '<rss xmlns:podcast="https://podcastindex.org/namespace/1.0" version="2.0"><channel><title>Rust in Production</title></channel></rss>',
    },
  },
});
