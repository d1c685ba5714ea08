import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { makeFolder } from './make-folder.js';

const folder = mkdtempSync(join(tmpdir(), 'make-folder-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('a folder', () => {
  it('is made with those above it, with the given mode, and once', () => {
    const path = join(folder, 'a', 'b', 'c');
    makeFolder(path, 0o700);
    makeFolder(path, 0o700);
    expect([path, join(folder, 'a')].map((one) => statSync(one).mode & 0o777)).toEqual([0o700, 0o700]);
  });

  it('under a file is refused', () => {
    writeFileSync(join(folder, 'file'), '');
    expect(() => makeFolder(join(folder, 'file', 'x'))).toThrow(/ENOTDIR|EEXIST/);
  });

  const onLinux = existsSync('/proc/self') ? it : it.skip;
  onLinux('under a file system that makes none is refused at once, and not tried for ever', () => {
    expect(() => makeFolder('/proc/bujiao/data')).toThrow(/ENOENT|EACCES/);
  });
});
