import { openFile, type SourceFile } from './file.js';
import type { Folder } from './folder.js';
import type { Recognised } from './survey/recognise.js';
import { policiesOf, showTable, siteOf, survey } from './survey/survey.js';
import type { Table } from './syntax/value.js';
import { parseYaml } from './syntax/yaml.js';

/** Every file of a show's folder, read once, before anything is completed. */
export interface FolderRead {
  /** `show.yaml`; empty when there is none. */
  readonly file: SourceFile;
  /** What `show.yaml` says. */
  readonly own: Table;
  /** What is said of the show by `show.yaml` and by the pages about it. */
  readonly table: Table;
  readonly found: readonly Recognised[];
}

const empty: Table = { kind: 'table', entries: [], span: { start: 0, end: 0 } };
const name = 'show.yaml';
const otherName = 'show.yml';

/** Reads the folder of a show. A `show.yaml` that has another ending is reported. */
export function readFolder(folder: Folder): FolderRead {
  const isThere = folder.files.includes(name);
  const file = openFile(isThere ? folder : { ...folder, read: () => new Uint8Array() }, name);
  if (!isThere && folder.files.includes(otherName)) {
    file.report(
      'source/file-missing',
      { start: 0, end: 0 },
      `The show is in ${otherName}, which is not read.`,
      {
        help: `Rename ${otherName} to ${name}.`,
      },
    );
  }
  for (const reason of folder.closed ?? []) {
    file.report('source/file-unreadable', { start: 0, end: 0 }, `${reason}.`);
  }
  for (const reason of folder.strayed ?? []) {
    file.report('source/link-ignored', { start: 0, end: 0 }, `${reason}.`);
  }
  const { table: own = empty, findings } = parseYaml(file.source.text, 0);
  file.add(findings);
  const found = survey(folder, policiesOf(own), siteOf(own));
  return { file, own, table: showTable(own, found), found };
}
