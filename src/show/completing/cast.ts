import type { Span } from '../../text/source.js';
import { isKey } from '../dialects/people.js';
import type { EpisodeValues } from '../fields/fields.js';
import type { Person, Show } from '../show.js';
import type { Recognised } from '../survey/recognise.js';
import { complete } from './people.js';

const roles = { hosts: 'host', guests: 'guest', people: 'host' } as const;

/**
 * Everybody who is heard in an episode; the hosts are those of the show when it names none. Generators name
 * people by keys, so a key that the show does not know is reported, and nobody is named by it.
 */
export function castOf(
  values: Pick<EpisodeValues, keyof typeof roles>,
  { hosts, known }: Pick<Show, 'hosts' | 'known'>,
  { dialect, file }: Pick<Recognised, 'dialect' | 'file'>,
  at: (path: string) => Span,
): readonly Person[] {
  return (Object.keys(roles) as (keyof typeof roles)[]).flatMap((field) => {
    if (field === 'hosts' && !values.hosts) return hosts;
    const people = complete(values[field], roles[field], field, known);
    if (!dialect.fields) return people;
    return people.filter(({ name, from }) => {
      if (!isKey(name)) return true;
      file.report('source/person-unknown', at(from), `"${name}" is nobody whom the show knows.`, {
        help: `Add "${name}: { name: … }" under "people" in show.yaml.`,
      });
      return false;
    });
  });
}
