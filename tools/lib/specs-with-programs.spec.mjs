import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import { STARTING, startsPrograms } from './specs-with-programs.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));

test('a run of all specs, by title, or of a folder that starts programs needs them; a run of a library does not', () => {
  for (const args of [[], ['-t', 'two clerks'], ['apps'], ['libs/risk', 'apps/cli/src/direct.spec.ts']])
    expect([args, startsPrograms(args)]).toEqual([args, true]);
  for (const args of [
    ['libs'],
    ['libs/risk', '--maxWorkers=1'],
    ['apps/intake/src/offers', '-t', 'an offer'],
  ])
    expect([args, startsPrograms(args)]).toEqual([args, false]);
});

/** Where specs have the product from: it starts for those who ask, and its own spec starts a stand-in. */
const LAUNCHER = 'libs/testing/src/processes/';

test('code that asks where a program is, or launches the product, lies in a folder that is named here', () => {
  const signs = String.raw`programOf\(|bundle/main|new LaunchedStandalone\(`;
  const asking = ['grep', '-l', '-E', signs, '--', 'apps', 'libs', `:!${LAUNCHER}`];
  const { stdout } = spawnSync('git', asking, { cwd: root, encoding: 'utf8' });
  const files = stdout.split('\n').filter((file) => /\.(ts|mjs)$/.test(file));
  const elsewhere = files.filter((file) => !STARTING.some((folder) => file.startsWith(`${folder}/`)));
  expect(files.length).toBeGreaterThan(5);
  expect(elsewhere).toEqual([]);
});
