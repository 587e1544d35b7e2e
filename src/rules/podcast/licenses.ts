import { made } from '../../text/cache.js';
import { spdxIdentifiers } from './spdx.js';

/** The licences that the namespace itself lists (licenseslugs.txt). */
const listed = ['ARR', 'CC-BY-4.0', 'CC-BY-NC-4.0', 'CC-BY-NC-ND-4.0', 'POD-V4V-1.0'];

/** The licences that need no address to be understood: those of the namespace and of the SPDX list. */
const licenses = made((): readonly string[] => [
  ...new Set([...listed, ...spdxIdentifiers.trim().split(/\s+/)]),
]);

const known = made(() => new Set(licenses().map((license) => license.toLowerCase())));

/** A licence by its letters and digits, which are what people remember of its identifier. */
const bare = (license: string) => license.toLowerCase().replace(/[^a-z0-9]/g, '');

const byBare = made(() => new Map(licenses().map((license) => [bare(license), license])));

/** Whether a licence is known by its identifier alone; the namespace's page and its example differ in case. */
export function isKnownLicense(identifier: string): boolean {
  return known().has(identifier.toLowerCase());
}

/** The identifier that is meant by one with other punctuation, such as `CC BY 4.0`. */
export function licenseMeantBy(identifier: string): string | undefined {
  return byBare().get(bare(identifier));
}
