import type { Recipient, ValueBlock } from '../show/fields/parts.js';
import { type Tree, tree } from '../xml/tree.js';
import { remoteItem } from './remote.js';

/** `<podcast:value>` with its recipients and time splits (Podcasting 2.0, docs/tags/value.md). */
export function value(block: ValueBlock, from: string): Tree {
  const {
    type = 'lightning',
    method = methodOf(block.recipients),
    suggested,
    recipients,
    splits = [],
  } = block;
  return tree(
    'podcast:value',
    { type, method, suggested },
    [
      ...recipients.map((each, index) => valueRecipient(each, `${from}.recipients[${index}]`)),
      ...splits.map((each, index) => valueTimeSplit(each, `${from}.splits[${index}]`)),
    ],
    from,
  );
}

/** Addresses that look like mail are lightning addresses; everything else is a node. */
function typeOf({ type, address }: Recipient): string {
  return type ?? (address.includes('@') ? 'lnaddress' : 'node');
}

function methodOf(recipients: readonly Recipient[]): string {
  return recipients.every((each) => typeOf(each) === 'lnaddress') ? 'lnaddress' : 'keysend';
}

function valueRecipient(recipient: Recipient, from: string): Tree {
  const { name, customKey, customValue, address, split, fee } = recipient;
  return tree(
    'podcast:valueRecipient',
    { name, type: typeOf(recipient), address, customKey, customValue, split, fee },
    [],
    from,
  );
}

type Split = NonNullable<ValueBlock['splits']>[number];

function valueTimeSplit(split: Split, from: string): Tree {
  const { start, duration, remoteStart, percentage, recipients = [], remote } = split;
  return tree(
    'podcast:valueTimeSplit',
    { startTime: start, duration, remoteStartTime: remoteStart, remotePercentage: percentage },
    [
      ...recipients.map((each, index) => valueRecipient(each, `${from}.recipients[${index}]`)),
      ...(remote ? [remoteItem(remote, `${from}.remote`)] : []),
    ],
    from,
  );
}
