import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';

test('the committed OpenAPI document and the types of the client are those of the code', () => {
  const script = fileURLToPath(new URL('openapi.mjs', import.meta.url));
  const { status, stderr } = spawnSync(process.execPath, [script, '--check', '--built'], {
    encoding: 'utf8',
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
}, 120_000);
