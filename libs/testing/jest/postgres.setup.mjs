// globalSetup of a jest project whose specs need Postgres. A run of all projects has set PG_URL before, then nothing starts here.
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export default async function () {
  if (process.env.PG_URL) return;
  const { startPostgres } = await compiled();
  const server = await startPostgres();
  process.env.PG_URL = server.url;
  (globalThis.__SERVERS__ ??= []).push(server);
}

/** jest loads this file as it is, so it takes the compiled package: built when it is not up to date. */
export async function compiled() {
  const root = fileURLToPath(new URL('../../..', import.meta.url));
  execFileSync(process.execPath, ['node_modules/typescript-7/bin/tsc', '-b', 'libs/testing'], {
    cwd: root,
    stdio: 'inherit',
  });
  return import('../dist/index.js');
}
