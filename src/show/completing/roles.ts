import { roles } from '../../vocabulary/people.js';

/** The roles of the podcast taxonomy, by their letters alone: `co-host`, `Co-Host` and `cohost` are the same. */
const byLetters = new Map(roles.map((role) => [lettersOf(role), role]));

function lettersOf(role: string): string {
  return role.toLowerCase().replace(/[\s_-]/g, '');
}

/** The role of the podcast taxonomy that a text names: as it is written if apps know it so, else as the taxonomy has it. */
export function roleIn(text: string): string | undefined {
  const role = byLetters.get(lettersOf(text));
  return role === undefined || role.toLowerCase() === text.trim().toLowerCase() ? role && text.trim() : role;
}

/** Whether a text names a role; any other is a job, which apps do not know. */
export function isRole(text: string): boolean {
  return byLetters.has(lettersOf(text));
}
