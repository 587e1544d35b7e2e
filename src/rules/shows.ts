import type { Document } from '../xml/document.js';

/** What tells shows apart: the names of a show and of its episodes. */
function namesOf({ channel }: Document) {
  const text = (name: string) => channel?.element.child(name)?.text.trim().toLowerCase() || undefined;
  const guids = channel?.element.all('item').flatMap((item) => item.child('guid')?.text.trim() || []) ?? [];
  return { guid: text('podcast:guid'), title: text('title'), guids: new Set(guids) };
}

/** Whether two feeds have an episode, or else their title, in common. */
function isAlike(a: Document, b: Document): boolean {
  const [one, other] = [namesOf(a), namesOf(b)];
  if ([...one.guids].some((guid) => other.guids.has(guid))) return true;
  return one.title !== undefined && one.title === other.title;
}

/** Whether two feeds are clearly of two shows: nothing that names them is the same. */
export function isOtherShow(a: Document, b: Document): boolean {
  const [one, other] = [namesOf(a).guid, namesOf(b).guid];
  return !isAlike(a, b) && (one === undefined || one !== other);
}

/** Whether two feeds of different shows have one podcast:guid. */
export function isGuidShared(a: Document, b: Document): boolean {
  const [one, other] = [namesOf(a).guid, namesOf(b).guid];
  return one !== undefined && one === other && !isAlike(a, b);
}

/** Whether two feeds tell of the same episodes. */
export function isSameShow(a: Document, b: Document): boolean {
  const [one, other] = [namesOf(a), namesOf(b)];
  return [...one.guids].some((guid) => other.guids.has(guid));
}
