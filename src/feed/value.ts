import type * as model from '../show/model.js';
import { element, parent } from './element.js';

/** `<podcast:remoteItem>`: a show or an episode of another feed (Podcasting 2.0, docs/tags/remote-item.md). */
export const remoteItem = element<model.RemoteItem>()('podcast:remoteItem', {
  feedGuid: 'guid',
  feedUrl: 'feed',
  itemGuid: 'item',
  medium: 'medium',
  title: 'title',
});

const valueRecipient = element<model.Recipient>()('podcast:valueRecipient', {
  name: 'name',
  type: 'type',
  address: 'address',
  customKey: 'customKey',
  customValue: 'customValue',
  split: 'split',
  fee: 'fee',
});

const valueTimeSplit = parent<model.Split>()(
  'podcast:valueTimeSplit',
  {
    startTime: 'start',
    duration: 'duration',
    remoteStartTime: 'remoteStart',
    remotePercentage: 'percentage',
  },
  ({ recipients, remote }) => [
    ...recipients.map(valueRecipient),
    ...(remote === undefined ? [] : [remoteItem(remote)]),
  ],
);

/** `<podcast:value>` with its recipients and time splits (Podcasting 2.0, docs/tags/value.md). */
export const value = parent<model.Value>()(
  'podcast:value',
  { type: 'type', method: 'method', suggested: 'suggested' },
  ({ recipients, splits }) => [...recipients.map(valueRecipient), ...splits.map(valueTimeSplit)],
);
