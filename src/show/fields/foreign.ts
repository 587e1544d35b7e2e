import { writtenIn } from '../../vocabulary/written.js';
import { type Element, readText } from '../../xml/document.js';
import { type Tree, tree } from '../../xml/tree.js';
import { type Kind, text } from './kind.js';

/** Elements that no author adds: what everything is in. */
const frame = ['rss', 'channel', 'item', 'podcast:liveItem'];

/** The elements of a channel that fields say, or that every feed says by itself. Its links are told apart by `rel`. */
export const saidOfShow: ReadonlySet<string> = new Set([
  ...frame,
  ...writtenIn('channel').filter((name) => name !== 'atom:link'),
]);

/** The elements of an item that fields say; a live item may hold the same. */
export const saidOfEpisode: ReadonlySet<string> = new Set([...frame, ...writtenIn('item')]);

/** The links of a channel that fields say (atom:link, by their `rel`). */
const saidLinks: ReadonlySet<string> = new Set(['self', 'hub', 'alternate']);

/**
 * Whether fields say what an element says, so that it is not kept as XML besides. Programs that fold the case of
 * names would mistake `<Title>` for `<title>`, so that it is refused as well.
 */
export function isSaidBy(said: ReadonlySet<string>, element: Element): boolean {
  const name = element.name.toLowerCase();
  for (const each of said) if (each.toLowerCase() === name) return true;
  const rel = element.attribute('rel')?.value.trim() ?? 'alternate';
  return said === saidOfShow && name === 'atom:link' && saidLinks.has(rel.toLowerCase());
}

/**
 * Elements that an author adds: well-formed, each with its namespaces declared in the piece itself, and none that
 * a field says. They are kept as they are written.
 */
export function foreignXml(said: ReadonlySet<string>): Kind<readonly Tree[]> {
  return {
    noun: 'XML with namespaces of its own',
    schema: { type: 'string' },
    read(value, path, report) {
      const markup = text.read(value, path, report);
      if (markup === undefined) return undefined;
      const refuse = (message: string, help: string): undefined => {
        report('source/value-invalid', value.span, `${path} ${message}`, { help });
      };
      const open = '<x>';
      const { root, findings, doctype } = readText(`${open}${markup}</x>`, { name: path });
      const fault = findings[0];
      if (fault || !root || doctype || root.end !== open.length + markup.length + '</x>'.length) {
        return refuse(
          `is not XML: ${fault?.message ?? 'its tags do not match.'}`,
          fault?.help ?? 'Close every element within the text.',
        );
      }
      if (root.text.trim())
        return refuse('contains text outside of elements.', 'Put the text in an element.');
      const known = root.children.find((each) => isSaidBy(said, each));
      if (known) {
        return refuse(
          `contains <${known.qname}>, which airworthy writes itself.`,
          'Use the key for it, and keep only elements that no key says.',
        );
      }
      return root.children.map(({ name, start, end }) => ({
        ...tree(name, {}, ''),
        markup: markup.slice(start - open.length, end - open.length),
      }));
    },
  };
}
