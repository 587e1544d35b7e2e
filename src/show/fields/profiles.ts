import { isDirectory, profiles } from '../../directories/index.js';
import { valueAt } from '../../text/table.js';
import { isBelow } from '../folder.js';
import { type Kind, oneOf, scalar } from './kind.js';

const words: Kind<string> = oneOf(...profiles);

/** What people call directories. */
const usualNames: Readonly<Record<string, string>> = {
  itunes: 'apple',
  'apple podcasts': 'apple',
  google: 'youtube',
};

const known: Kind<string> = {
  ...words,
  read(value, path, report) {
    const written = value.kind === 'scalar' ? value.text.trim() : '';
    const meant = valueAt(usualNames, written.toLowerCase());
    if (meant === undefined) return words.read(value, path, report);
    report(
      'source/value-invalid',
      value.span,
      `${path} is "${written}", which is not the name of a profile.`,
      {
        ...{ help: `Write "${meant}".`, instead: { of: written, write: meant, safe: false } },
      },
    );
    return undefined;
  },
};

/** A profile in a file: `./network.yaml`. */
const profilePath = /\.ya?ml$/i;

const file = scalar(
  'YAML file below the folder, such as ./network.yaml',
  { type: 'string', pattern: '\\.ya?ml$' },
  (written) => (isBelow(written) ? written : undefined),
);

/** A profile to judge by: one that airworthy knows, or one of the author's in a file. */
export const profileName: Kind<string> = {
  noun: `one of ${profiles.join(', ')}, or a file such as ./network.yaml`,
  schema: { anyOf: [known.schema, file.schema] },
  read(value, path, report) {
    const isFile = value.kind === 'scalar' && profilePath.test(value.text.trim());
    const name = (isFile ? file : known).read(value, path, report);
    return name !== undefined && isDirectory(name.toLowerCase()) ? name.toLowerCase() : name;
  },
};
