import { spawnSync } from 'child_process';
import { readFileSync } from 'fs';
import { join } from 'path';
import { describe, expect, test } from '@jest/globals';
import { DEVELOPING, installStep, root, RUNNING } from './prepare.mjs';

const check = (version) =>
  spawnSync(
    process.execPath,
    [
      '--input-type=module',
      '-e',
      `import { checkNode } from './tools/lib/prepare.mjs'; checkNode('${version}');`,
    ],
    { cwd: root, encoding: 'utf8' },
  );

test.each(['18.20.4', '20.18.3', '8.0.0'])('Node %s is too old, and one line says so', (version) => {
  const { status, stderr } = check(version);
  expect(status).toBe(1);
  expect(stderr.trim().split('\n')).toEqual([
    expect.stringContaining(`Node 20.19 or newer is needed, this is ${version}`),
  ]);
});

test.each(['20.19.0', '22.0.0', '24.9.1'])('Node %s will do', (version) => {
  expect(check(version).status).toBe(0);
});

describe('what has to be installed', () => {
  const wanted = {
    '': {},
    'libs/own': {},
    'node_modules/used': { version: '1.0.0' },
    'node_modules/linter': { version: '2.0.0', dev: true },
    'node_modules/other-platform': { version: '3.0.0', optional: true },
  };
  const step = (installed, purpose, isThere = () => true) =>
    installStep({ wanted, installed, isThere, purpose });
  const used = { 'node_modules/used': { version: '1.0.0' } };
  const all = { ...used, 'node_modules/linter': { version: '2.0.0' } };

  test('nothing, where everything for the purpose is there', () => {
    expect([step(used, RUNNING), step(all, RUNNING), step(all, DEVELOPING)]).toEqual(
      Array(3).fill('nothing'),
    );
  });

  // A product that runs from these packages must not lose them because somebody runs the tests.
  test('only what is missing, where nothing has to be replaced', () => {
    expect(step(used, DEVELOPING)).toBe('add');
    expect(step(all, RUNNING, (key) => key !== 'node_modules/used')).toBe('add');
  });

  test('all anew, where a version is another one', () => {
    expect(step({ 'node_modules/used': { version: '0.9.0' } }, RUNNING)).toBe('fresh');
  });
});

test('every package that is installed from elsewhere has an integrity hash in the lock file, and names no registry', () => {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  const downloaded = Object.entries(packages).filter(
    ([key, { link, inBundle }]) => key.includes('node_modules/') && !link && !inBundle,
  );
  expect(downloaded.length).toBeGreaterThan(100);
  expect(
    downloaded.filter(([, { integrity }]) => !/^sha512-/.test(integrity ?? '')).map(([key]) => key),
  ).toEqual([]);
  expect(downloaded.filter(([, { resolved }]) => resolved !== undefined).map(([key]) => key)).toEqual([]);
});
