import { nearest } from '../text/nearest.js';
import { UsageError } from './command.js';

/** The one of the known words that was given. Throws a usage error that names the nearest. */
export function chooseOne<T extends string>(what: string, name: string, known: readonly T[]): T {
  const found = known.find((each) => each === name);
  if (found !== undefined) return found;
  const meant = nearest(name, known);
  const listed = known.length > 20 ? `airworthy ${what}s lists all` : `known are ${known.join(', ')}`;
  throw new UsageError(`"${name}" is not a ${what}; ${meant ? `did you mean ${meant}?` : listed}`);
}
