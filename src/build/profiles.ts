import { defaultProfiles, type ProfileChoice } from '../diagnostic.js';
import { profilesOf } from '../directories/index.js';
import { type Opened, openProfiles } from '../own-profile.js';
import { type Folder, resolvePath } from '../show/folder.js';
import type { Show } from '../show/model.js';

/** The profiles that were asked for, else those of the show, else the default ones. */
export function profilesFor(
  show: Show | undefined,
  { profiles }: { readonly profiles: readonly ProfileChoice[] | undefined },
  folder: Folder,
): Opened {
  const named = show?.profiles;
  if (profiles || !named) return { profiles: profiles ?? defaultProfiles, findings: [] };
  return openProfiles(named, show.written, (path) => {
    const at = resolvePath('show.yaml', path);
    return at !== undefined && folder.files.includes(at)
      ? { name: `${folder.name}/${at}`, bytes: folder.read(at) }
      : undefined;
  });
}

/** A feed of recordings in one format is for those who play it: a directory that lists no such file never gets it. */
export function playing(asked: readonly ProfileChoice[], format: string): readonly ProfileChoice[] {
  const left = asked.filter((each) =>
    profilesOf([each]).every(({ limits: { files } }) => files === undefined || files.includes(format)),
  );
  return left.length > 0 ? left : ['rss'];
}
