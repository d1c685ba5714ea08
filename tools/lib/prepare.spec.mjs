import { spawnSync } from 'child_process';
import { expect, test } from '@jest/globals';
import { root } from './prepare.mjs';

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
