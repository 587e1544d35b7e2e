import { readText } from '../../xml/document.js';
import { type Tree, tree } from '../../xml/tree.js';
import { type Kind, text } from './kind.js';

/**
 * Elements that an author adds: well-formed, each with its namespaces declared in the piece itself, and all
 * of vocabularies that no field speaks for. They are kept as they are written.
 */
export const foreignXml: Kind<readonly Tree[]> = {
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
    if (root.text.trim()) return refuse('contains text outside of elements.', 'Put the text in an element.');
    const known = root.children.find(({ name }) => !name.startsWith('{'));
    if (known) {
      return refuse(
        `contains <${known.qname}>, which airworthy writes itself.`,
        'Use the key for it, and keep only elements of other namespaces.',
      );
    }
    return root.children.map(({ name, start, end }) => ({
      ...tree(name, {}, ''),
      markup: markup.slice(start - open.length, end - open.length),
    }));
  },
};
