import type { RemoteItem } from '../show/fields/parts.js';
import type { Show } from '../show/show.js';
import { type Tree, tree } from '../xml/tree.js';

/** `<podcast:remoteItem>`: a show or an episode of another feed (Podcasting 2.0, docs/tags/remote-item.md). */
export function remoteItem({ guid, feed, item, medium, title }: RemoteItem, from: string): Tree {
  return tree(
    'podcast:remoteItem',
    { feedGuid: guid, feedUrl: feed, itemGuid: item, medium, title },
    [],
    from,
  );
}

/** What a show says of other feeds: those it lists, those it recommends, and that of its publisher. */
export function remotes({ podroll, publisher, remoteItems = [] }: Show): readonly Tree[] {
  return [
    ...remoteItems.map((each, index) => remoteItem(each, `remoteItems[${index}]`)),
    ...(podroll
      ? [
          tree(
            'podcast:podroll',
            {},
            podroll.map((each, index) => remoteItem(each, `podroll[${index}]`)),
            'podroll',
          ),
        ]
      : []),
    ...(publisher
      ? [
          tree(
            'podcast:publisher',
            {},
            [remoteItem({ medium: 'publisher', ...publisher }, 'publisher')],
            'publisher',
          ),
        ]
      : []),
  ];
}
