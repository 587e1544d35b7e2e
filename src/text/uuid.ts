import { v5 } from 'uuid';

const form = /^[0-9a-f]{8}-[0-9a-f]{4}-([0-9a-f])[0-9a-f]{3}-([0-9a-f])[0-9a-f]{3}-[0-9a-f]{12}$/i;

/** The version of a UUID (RFC 9562 section 4.2), 0 to 15; undefined when the text is no UUID. */
export function uuidVersion(text: string): number | undefined {
  const digit = form.exec(text)?.[1];
  return digit === undefined ? undefined : Number.parseInt(digit, 16);
}

/** Whether a text has the form of a UUID: 32 hexadecimal digits in the groups 8-4-4-4-12, in either case. */
export function isUuid(text: string): boolean {
  return form.test(text);
}

/**
 * The UUID of version 5 for a name in a namespace (RFC 9562 section 5.5), in lower case. A namespace that is no
 * UUID, as the podcast:guid of a show may be, counts as a name among the feeds.
 */
export function uuidV5(namespace: string, name: string): string {
  return v5(name, bytesOf(isUuid(namespace) ? namespace : v5(namespace, podcastNamespace)));
}

function bytesOf(uuid: string): Uint8Array {
  return Uint8Array.from(uuid.match(/[\da-f]{2}/gi) ?? [], (byte) => Number.parseInt(byte, 16));
}

/** The namespace in which feeds have their UUIDs. */
export const podcastNamespace = 'ead4c236-bf58-58c6-a2c6-a6b28d128cb6';

/**
 * The podcast:guid of a show whose feed first stood at an address: scheme and trailing slashes are dropped,
 * nothing else is normalised (Podcasting 2.0 namespace, docs/tags/guid.md).
 */
export function podcastGuid(feedUrl: string): string {
  const scheme = feedUrl.indexOf('://');
  let end = feedUrl.length;
  while (feedUrl[end - 1] === '/') end--;
  return uuidV5(podcastNamespace, feedUrl.slice(scheme < 0 ? 0 : scheme + 3, end));
}
