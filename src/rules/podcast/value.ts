import { readDuration } from '../../text/duration.js';
import { isEmailAddress } from '../../text/email.js';
import { valueAt } from '../../text/table.js';
import { paymentMethods, recipientTypes } from '../../vocabulary/services.js';
import type { Element } from '../../xml/document.js';
import { attributeIs, attributeValue, either, type Judge, oneOf } from '../judgement.js';
import { name, rules } from '../rule.js';
import { decimal } from '../values.js';

const layers: readonly string[] = Object.keys(paymentMethods);
const methods: readonly string[] = Object.values(paymentMethods).flat();

/** Whether a recipient is one of the Lightning network, the only one that addresses are known of. */
function isLightning(recipient: Element): boolean {
  const around =
    recipient.parent?.name === 'podcast:valueTimeSplit' ? recipient.parent.parent : recipient.parent;
  return !around || (attributeValue(around, 'type') ?? 'lightning').toLowerCase() === 'lightning';
}

/** What an address must be, by the type of the recipient. */
const addresses: Readonly<Record<string, Judge>> = {
  node: (value) =>
    /^0[23][0-9a-f]{64}$/i.test(value)
      ? undefined
      : { but: 'not the public key of a node, which is "02" or "03" and 64 hexadecimal digits' },
  lnaddress: (value) => {
    if (!isEmailAddress(value)) return { but: 'not of the form name@domain' };
    if (!/^(?:you|your-?name|user-?name|name)@/i.test(value)) return undefined;
    return {
      but: 'which stands for an address of your own',
      help: 'Write your own address: what listeners pay goes to whoever has this one.',
    };
  },
};

/** The smallest key of a record that apps may send of their own (value specification, Lightning). */
const firstCustomKey = 65536;

/** More bitcoin than anybody pays for a minute, and more sats than anybody means. */
const mostSuggested = 0.01;
const mostSats = 1_000_000;
const satsPerBitcoin = 100_000_000;

/** In seconds. */
const slack = 120;

/** How listeners can pay while they listen. */
export const value = rules({
  'podcast/value-unknown-scheme': {
    summary: 'Payments must use type "lightning" and method "keysend", "amp" or "lnaddress".',
    why: 'No app knows how to send a payment in another way, so nothing arrives.',
    help: 'Write type="lightning" and the method that the recipients take.',
    source: ['podcast-value', 'podcast-namespace#tags/value.md'],
    severity: { podcast20: 'warning' },
    on: 'podcast:value',
    check(element, report, context) {
      const layer = attributeValue(element, 'type');
      if (layer === undefined || layers.includes(layer)) {
        attributeIs('method', oneOf(methods))(element, report, context);
      } else attributeIs('type', oneOf(layers))(element, report, context);
    },
    bad: [
      '<podcast:value type="«bitcoin»" method="onchain"/>',
      '<podcast:value type="lightning" method="«keysent»"/>',
    ],
    good: ['<podcast:value type="lightning" method="lnaddress"/>'],
  },

  'podcast/value-suggested-in-sats': {
    summary: 'The suggested amount is in bitcoin per minute, and not in sats.',
    why: 'Apps suggest a fortune for each minute, or ignore the amount.',
    help: 'Write sats divided by 100,000,000, such as "0.00000500" for 500.',
    source: 'podcast-namespace#tags/value.md',
    severity: { podcast20: 'warning' },
    once: 'message',
    on: 'podcast:value',
    check: attributeIs('suggested', (value, element) => {
      const amount = decimal(value);
      const isLightning = (attributeValue(element, 'type') ?? 'lightning').toLowerCase() === 'lightning';
      if (amount === undefined || amount <= mostSuggested || !isLightning) return undefined;
      const but = 'which is in bitcoin per minute';
      if (!Number.isInteger(amount) || amount > mostSats) return { but };
      return { but, perhaps: (amount / satsPerBitcoin).toFixed(8) };
    }),
    bad: ['<podcast:value type="lightning" method="lnaddress" suggested="«500»"/>'],
    good: [
      '<podcast:value type="lightning" method="lnaddress" suggested="0.00000005000"/>',
      '<podcast:value type="HBD" method="transfer" suggested="0.1"/>',
    ],
  },

  'podcast/value-without-recipient': {
    summary: 'A <podcast:value> needs at least one recipient.',
    why: 'Listeners who want to pay cannot, because the parser of the Podcast Index drops the element.',
    help: 'Add a <podcast:valueRecipient>, or remove the element.',
    source: 'podcast-namespace#tags/value.md',
    severity: { podcast20: 'error' },
    refusal: 'partytime#phase-4',
    once: true,
    absent: 'podcast:valueRecipient',
    on: 'podcast:value',
    check(value, report) {
      if (!value.child('podcast:valueRecipient'))
        report(name(value), '<podcast:value> has no <podcast:valueRecipient>.');
    },
    bad: ['<«podcast:value» type="lightning" method="lnaddress"/>'],
    good: [
      `<podcast:value type="lightning" method="lnaddress">
       <podcast:valueRecipient name="Matthias" type="lnaddress" address="matthias@pay.example.com" split="1"/></podcast:value>`,
    ],
  },

  'podcast/value-recipient-address-invalid': {
    summary: 'The address of a recipient must have the form of its type.',
    why: 'The payment fails, and only the listener notices.',
    help: 'Copy the address from the wallet, with type "node" for a public key and "lnaddress" for name@domain.',
    source: ['podcast-namespace#tags/value-recipient.md', 'podcast-value'],
    severity: { podcast20: 'error' },
    refusal: 'podcast-value#Lightning',
    once: 'message',
    on: 'podcast:valueRecipient',
    check(recipient, report, context) {
      if (!isLightning(recipient)) return;
      const type = attributeValue(recipient, 'type') ?? '';
      attributeIs('type', oneOf(recipientTypes, `not ${either(recipientTypes)}`))(recipient, report, context);
      const judge = valueAt(addresses, type);
      if (judge) attributeIs('address', judge)(recipient, report, context);
    },
    bad: [
      `<podcast:value type="lightning" method="keysend">
       <podcast:valueRecipient name="Matthias" type="node" address="«matthias@pay.example.com»" split="1"/></podcast:value>`,
      `<podcast:value type="lightning" method="lnaddress">
       <podcast:valueRecipient name="Matthias" type="«e-mail»" address="matthias@pay.example.com" split="1"/></podcast:value>`,
    ],
    good: [
      `<podcast:value type="lightning" method="keysend">
       <podcast:valueRecipient name="Matthias" type="node" address="02d5c1bf8b940dc9cadca86d1b0a3c37fbe39cee4c7e839e33bef9174531d27f52" split="1"/></podcast:value>`,
      `<podcast:value type="webmonetization" method="ILP">
       <podcast:valueRecipient name="Matthias" type="paymentpointer" address="$pay.example.com/matthias" split="1"/></podcast:value>`,
    ],
  },

  'podcast/value-recipient-split-invalid': {
    summary: 'The split of a recipient must be a whole number of shares, at least 1.',
    why: 'Apps that cannot count the shares pay the wrong amounts or nothing.',
    help: 'Write how many shares the recipient gets; the sum need not be 100.',
    source: ['podcast-namespace#tags/value-recipient.md', 'podcast-value#Payment calculation'],
    severity: { podcast20: 'warning' },
    letter: { podcast20: 'error' },
    once: 'message',
    on: 'podcast:valueRecipient',
    check: attributeIs('split', (value) => {
      if (!/^\d+$/.test(value)) return { but: 'not a whole number of shares' };
      return Number(value) > 0 ? undefined : { but: 'so the recipient gets nothing' };
    }),
    bad: [
      `<podcast:value type="lightning" method="lnaddress">
       <podcast:valueRecipient name="Matthias" type="lnaddress" address="matthias@pay.example.com" split="«50%»"/></podcast:value>`,
      `<podcast:value type="lightning" method="lnaddress">
       <podcast:valueRecipient name="Matthias" type="lnaddress" address="matthias@pay.example.com" split="«0»"/></podcast:value>`,
    ],
    good: [
      `<podcast:value type="lightning" method="lnaddress">
       <podcast:valueRecipient name="Matthias" type="lnaddress" address="matthias@pay.example.com" split="190"/></podcast:value>`,
    ],
  },

  'podcast/value-custom-pair': {
    summary:
      'A recipient needs customKey and customValue together, with a key of 65536 or more on Lightning.',
    why: 'Services with many wallets on one node cannot tell who the payment is for.',
    help: 'Copy both from the service that keeps the wallet.',
    source: 'podcast-value#Lightning',
    severity: { podcast20: 'warning' },
    once: 'message',
    on: 'podcast:valueRecipient',
    check(recipient, report) {
      const key = recipient.attribute('customKey');
      const custom = recipient.attribute('customValue');
      const number = key?.value.trim() ?? '';
      if (key && !custom) report(key, `The recipient has the customKey "${number}", but no customValue.`);
      else if (custom && !key) report(custom, 'The recipient has a customValue, but no customKey.');
      else if (
        number !== '' &&
        isLightning(recipient) &&
        !(/^\d+$/.test(number) && Number(number) >= firstCustomKey)
      ) {
        report(
          key ?? name(recipient),
          `The customKey of the recipient is "${number}", not a number from ${firstCustomKey} on.`,
        );
      }
    },
    bad: [
      `<podcast:value type="lightning" method="keysend">
       <podcast:valueRecipient type="node" address="02d5" split="1" customKey="«696969»"/></podcast:value>`,
      `<podcast:value type="lightning" method="keysend">
       <podcast:valueRecipient type="node" address="02d5" split="1" customKey="«7»" customValue="matthias"/></podcast:value>`,
    ],
    good: [
      `<podcast:value type="lightning" method="keysend">
       <podcast:valueRecipient type="node" address="02d5" split="1" customKey="696969" customValue="matthias"/></podcast:value>`,
    ],
  },

  'podcast/value-time-split-children': {
    summary: 'A time split needs either one remote item or recipients of its own.',
    why: 'Apps do not know who to pay for that part, and pay as before.',
    help: 'Keep one <podcast:remoteItem>, or one or more <podcast:valueRecipient>.',
    source: 'podcast-namespace#tags/value-time-split.md',
    severity: { podcast20: 'warning' },
    letter: { podcast20: 'error' },
    on: 'podcast:valueTimeSplit',
    check(split, report) {
      const remote = split.all('podcast:remoteItem').length;
      const recipient = split.child('podcast:valueRecipient');
      if (remote + (recipient ? 1 : 0) === 1) return;
      const instead =
        remote > 1 ? `${remote} remote items` : recipient ? 'a remote item and recipients' : 'nobody to pay';
      report(name(split), `<podcast:valueTimeSplit> has ${instead}.`);
    },
    bad: [
      '<podcast:value type="lightning" method="keysend"><«podcast:valueTimeSplit» startTime="60" duration="237"/></podcast:value>',
      `<podcast:value type="lightning" method="keysend"><«podcast:valueTimeSplit» startTime="60" duration="237">
       <podcast:remoteItem feedGuid="a94f5cc9-8c58-55fc-91fe-a324087a655b"/>
       <podcast:valueRecipient name="Matthias" type="lnaddress" address="matthias@pay.example.com" split="1"/>
       </podcast:valueTimeSplit></podcast:value>`,
    ],
    good: [
      `<podcast:value type="lightning" method="keysend"><podcast:valueTimeSplit startTime="60" duration="237">
       <podcast:remoteItem feedGuid="a94f5cc9-8c58-55fc-91fe-a324087a655b"/></podcast:valueTimeSplit></podcast:value>`,
    ],
  },

  'podcast/value-time-split-percentage': {
    summary: 'The remotePercentage of a time split must be a number from 0 to 100.',
    why: 'Apps use the nearer end of the range, so they pay more or less than you meant.',
    help: 'Write a number from 0 to 100 without a percent sign.',
    source: 'podcast-namespace#tags/value-time-split.md',
    severity: { podcast20: 'warning' },
    on: 'podcast:valueTimeSplit',
    check: attributeIs('remotePercentage', (value) => {
      const percent = decimal(value.replace(/^-/, ''));
      const but = 'not a number from 0 to 100';
      if (percent === undefined) return { but };
      if (value.startsWith('-')) return { but, write: '0', safe: false };
      return percent <= 100 ? undefined : { but, write: '100', safe: false };
    }),
    bad: [
      '<podcast:value type="lightning" method="keysend"><podcast:valueTimeSplit startTime="60" duration="237" remotePercentage="«950»"/></podcast:value>',
    ],
    good: [
      '<podcast:value type="lightning" method="keysend"><podcast:valueTimeSplit startTime="60" duration="237" remotePercentage="95"/></podcast:value>',
    ],
    fixes: {
      '<podcast:value type="lightning" method="keysend"><podcast:valueTimeSplit startTime="60" duration="237" remotePercentage="950"/></podcast:value>':
        {
          unsafe:
            '<podcast:value type="lightning" method="keysend"><podcast:valueTimeSplit startTime="60" duration="237" remotePercentage="100"/></podcast:value>',
        },
    },
  },

  'podcast/value-time-split-out-of-range': {
    summary: 'A time split must start and end before the episode ends.',
    why: 'Apps never reach that part, so nobody is paid for it.',
    help: 'Write a startTime within the episode, in seconds.',
    source: 'podcast-namespace#tags/value-time-split.md',
    severity: { podcast20: 'warning' },
    on: 'item',
    check(item, report) {
      const length = readDuration(item.child('itunes:duration')?.text ?? '')?.seconds;
      if (!length) return;
      for (const split of item.child('podcast:value')?.all('podcast:valueTimeSplit') ?? []) {
        const start = split.attribute('startTime');
        const begin = decimal(start?.value.trim());
        if (!start || begin === undefined) continue;
        const time = split.attribute('duration');
        const end = begin + (decimal(time?.value.trim()) ?? 0);
        const of = `the episode, which has ${length} seconds`;
        if (begin >= length) report(start, `The time split starts at second ${begin}, after ${of}.`);
        // Durations are rounded, and advertisements change them.
        else if (time && end > length + slack)
          report(time, `The time split ends at second ${end}, after ${of}.`);
      }
    },
    bad: [
      `<item><itunes:duration>43:00</itunes:duration><podcast:value type="lightning" method="keysend"><podcast:valueTimeSplit startTime="2500" duration="«1200»">
       <podcast:remoteItem feedGuid="a94f5cc9-8c58-55fc-91fe-a324087a655b"/></podcast:valueTimeSplit></podcast:value></item>`,
      `<item><itunes:duration>43:00</itunes:duration><podcast:value type="lightning" method="keysend"><podcast:valueTimeSplit startTime="«6000»" duration="237">
       <podcast:remoteItem feedGuid="a94f5cc9-8c58-55fc-91fe-a324087a655b"/></podcast:valueTimeSplit></podcast:value></item>`,
    ],
    good: [
      `<item><itunes:duration>43:00</itunes:duration><podcast:value type="lightning" method="keysend"><podcast:valueTimeSplit startTime="60" duration="237">
       <podcast:remoteItem feedGuid="a94f5cc9-8c58-55fc-91fe-a324087a655b"/></podcast:valueTimeSplit></podcast:value></item>`,
    ],
  },
});
