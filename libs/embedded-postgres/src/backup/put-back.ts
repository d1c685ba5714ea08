import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { PostgresUser } from '../postgres-user.js';
import { copyOneFile, entriesBelow, syncFiles, type CopiedFile } from './copied-file.js';
import { sideBySide } from './side-by-side.js';

/** A file of a copy is missing, or is not what was copied. */
export class CopyDamaged extends Error {
  readonly code = 'copy-damaged';
}

/**
 * Makes a cluster out of a copy, in a folder that is not there yet. Each file is checked on the way. The server recovers it at its
 * first start.
 * @throws CopyDamaged
 */
export async function putBack(from: string, into: string, files: readonly CopiedFile[]): Promise<void> {
  const { folders } = await entriesBelow(from, () => false);
  mkdirSync(into, { mode: 0o700 });
  const user = PostgresUser.find();
  user.own(into);
  for (const folder of folders) {
    mkdirSync(join(into, folder), { recursive: true, mode: 0o700 });
    user.own(join(into, folder));
  }
  await sideBySide(files, (file) => putFileBack({ from, into, file, user }));
  await syncFiles(
    into,
    files.map(({ path }) => path),
  );
}

interface FileToPutBack {
  readonly from: string;
  readonly into: string;
  readonly file: CopiedFile;
  readonly user: PostgresUser;
}

async function putFileBack({ from, into, file, user }: FileToPutBack): Promise<void> {
  const copied = await copyOneFile(from, into, file.path);
  if (!copied) throw new CopyDamaged(`${file.path} is missing`);
  if (copied.sha256 !== file.sha256) throw new CopyDamaged(`${file.path} is not what was copied`);
  user.own(join(into, file.path));
}
