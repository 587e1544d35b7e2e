/** The roles of the podcast taxonomy by their groups, as podcast:person names them in any case. */
export const taxonomy: Readonly<Record<string, readonly string[]>> = {
  'Creative Direction': [
    'Director',
    'Assistant Director',
    'Executive Producer',
    'Senior Producer',
    'Producer',
    'Associate Producer',
    'Development Producer',
    'Creative Director',
  ],
  Cast: ['Host', 'Co-Host', 'Guest Host', 'Guest', 'Voice Actor', 'Narrator', 'Announcer', 'Reporter'],
  Writing: [
    'Author',
    'Editorial Director',
    'Co-Writer',
    'Writer',
    'Songwriter',
    'Guest Writer',
    'Story Editor',
    'Managing Editor',
    'Script Editor',
    'Script Coordinator',
    'Researcher',
    'Editor',
    'Fact Checker',
    'Translator',
    'Transcriber',
    'Logger',
  ],
  'Audio Production': [
    'Studio Coordinator',
    'Technical Director',
    'Technical Manager',
    'Audio Engineer',
    'Remote Recording Engineer',
    'Post Production Engineer',
  ],
  'Audio Post-Production': [
    'Audio Editor',
    'Sound Designer',
    'Foley Artist',
    'Composer',
    'Theme Music',
    'Music Production',
    'Music Contributor',
  ],
  Administration: [
    'Production Coordinator',
    'Booking Coordinator',
    'Production Assistant',
    'Content Manager',
    'Marketing Manager',
    'Sales Representative',
    'Sales Manager',
  ],
  Visuals: ['Graphic Designer', 'Cover Art Designer'],
  Community: ['Social Media Manager'],
  'Misc.': ['Consultant', 'Intern'],
  'Video Production': ['Camera Operator', 'Lighting Designer', 'Camera Grip', 'Assistant Camera'],
  'Video Post-Production': ['Editor', 'Assistant Editor'],
};

/** The groups that people are credited in. */
export const groups: readonly string[] = Object.keys(taxonomy);

/** Every role once; Editor belongs to two groups. */
export const roles: readonly string[] = [...new Set(Object.values(taxonomy).flat())];

const groupsByRole: ReadonlyMap<string, readonly string[]> = new Map(
  roles.map((role) => [role.toLowerCase(), groups.filter((group) => taxonomy[group]?.includes(role))]),
);

/** The groups that a role belongs to, whatever its case; none when the taxonomy does not have it. */
export function groupsOf(role: string): readonly string[] {
  return groupsByRole.get(role.toLowerCase()) ?? [];
}
