import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { EXIT, Failure } from '../exit-codes.js';
import { ancestorsOf, type Environment } from './find-installation.js';

const DATABASE = 'postgres';

/** The data folder of the installation on this machine, whether it runs or not: named, or found upwards from the present one. */
export function findDataFolder(env: Environment, cwd: string, given?: string): string {
  const named = given ?? env['BUJIAO_DATA_DIR'];
  if (named) return resolve(cwd, named);
  const found = ancestorsOf(cwd)
    .map((folder) => join(folder, '.data'))
    .find((folder) => existsSync(join(folder, DATABASE)));
  if (found) return found;
  throw new Failure(EXIT.failed, 'There is no data folder here: name it with --data-folder.');
}

/** Whether an installation has data there. */
export const hasData = (dataFolder: string): boolean => existsSync(join(dataFolder, DATABASE));
