import { spawnSync } from 'child_process';
import fs from 'fs';
import os from 'os';
import path from 'path';
import { pathToFileURL } from 'url';
import { afterEach, expect, test } from '@jest/globals';
import { programOf as compiledProgramOf } from '../../libs/basics/dist/programs.js';
import { bundleOf, hashOf, programOf, PROGRAMS, readMark } from './bundle.mjs';
import { BUNDLED, SEPARATE } from './bundled-packages.mjs';
import { nameOf, packageOf, secondCopies } from './one-copy.mjs';
import { root } from './prepare.mjs';

const folders = [];
afterEach(() => folders.splice(0).forEach((folder) => fs.rmSync(folder, { recursive: true })));

/** Packages by their names, with what they depend on. */
function planted(packages) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'bujiao-bundle-'));
  folders.push(folder);
  const at = (name) => path.join(fs.realpathSync(folder), 'node_modules', name);
  for (const [name, manifest] of Object.entries(packages)) {
    fs.mkdirSync(at(name), { recursive: true });
    fs.writeFileSync(path.join(at(name), 'package.json'), JSON.stringify({ name, ...manifest }));
  }
  return at;
}

test('each program has a bundle, made from what is built now, where compiled code looks for it', () => {
  for (const [app, programs] of Object.entries(PROGRAMS)) {
    const { hash, from } = readMark(app);
    expect(hash).toBe(hashOf(from));
    for (const program of Object.keys(programs)) {
      expect(fs.existsSync(programOf(app, program))).toBe(true);
      expect(compiledProgramOf(app, program)).toBe(programOf(app, program));
    }
  }
});

test('a bundle is stale once a module of it has changed or is gone', () => {
  const folder = fs.mkdtempSync(path.join(root, '.data-bundle-'));
  folders.push(folder);
  const file = path.relative(root, path.join(folder, 'module.js'));
  const write = (text) => fs.writeFileSync(path.join(root, file), text);
  write('1');
  const before = hashOf([file]);
  // Each file is read once in a process: of a copy of this one, for a changed file.
  const later = () => {
    const url = pathToFileURL(path.join(root, 'tools', 'lib', 'bundle.mjs')).href;
    const code = `import { hashOf } from '${url}'; console.log(hashOf([${JSON.stringify(file)}]));`;
    return spawnSync(process.execPath, ['--input-type=module', '-e', code], {
      encoding: 'utf8',
    }).stdout.trim();
  };
  expect(later()).toBe(before);
  write('2');
  expect(later()).toMatch(/^[0-9a-f]{64}$/);
  expect(later()).not.toBe(before);
  fs.rmSync(path.join(root, file));
  expect(later()).toBe('undefined');
});

test('a package of the bundle that a package outside uses as well is refused', () => {
  const at = planted({
    outside: { dependencies: { between: '1' } },
    between: { peerDependencies: { state: '1' }, dependencies: { [SEPARATE[0]]: '1' } },
    state: {},
    [SEPARATE[0]]: {},
  });
  const bundled = [at('state'), at(SEPARATE[0])];
  expect(secondCopies(bundled, [at('outside')])).toEqual([
    'state is in the bundle, and outside > between uses it too',
  ]);
  expect(secondCopies([...bundled, at('between')], [at('outside')])).toEqual([
    'between is in the bundle, and outside uses it too',
  ]);
  expect(secondCopies(bundled, [])).toEqual([]);
});

test('a package is found by the last folder of packages above a file', () => {
  expect(packageOf('/r/node_modules/@a/b/node_modules/c/d/e.js')).toBe('/r/node_modules/@a/b/node_modules/c');
  expect(packageOf('/r/node_modules/@a/b/index.js')).toBe('/r/node_modules/@a/b');
  expect(packageOf('/r/libs/a/dist/index.js')).toBeUndefined();
  expect(nameOf('/r/node_modules/@a/b')).toBe('@a/b');
});

/** Notes every module that a process loads, of either kind. */
const NOTES = `
import fs from 'fs'; import { createRequire, register } from 'module';
const note = (url) => fs.appendFileSync(process.env.NOTES, url + '\\n');
const hook = "import fs from 'fs'; export const load = (url, context, next) => { fs.appendFileSync(process.env.NOTES, url + '\\\\n'); return next(url, context); };";
register('data:text/javascript,' + encodeURIComponent(hook));
process.on('exit', () => Object.keys(createRequire(process.argv[1]).cache).forEach(note));
`;

test('a service loads no package of its bundle a second time, and none of our modules from outside', () => {
  const notes = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'bujiao-bundle-')), 'notes');
  folders.push(path.dirname(notes));
  const preload = `data:text/javascript,${encodeURIComponent(NOTES)}`;
  const { stderr, stdout } = spawnSync(process.execPath, ['--import', preload, programOf('intake')], {
    encoding: 'utf8',
    env: { PATH: process.env.PATH, NOTES: notes },
  });
  // It has loaded everything by then.
  expect(stdout + stderr).toContain('The configuration is not right');
  const loaded = fs.readFileSync(notes, 'utf8').trim().split('\n');
  const files = loaded.filter((url) => !url.startsWith('node:')).map((url) => url.replace('file://', ''));
  const ours = files.filter((file) => !packageOf(file) && file.startsWith(root));
  expect(ours.filter((file) => !file.startsWith(bundleOf('intake')))).toEqual([]);
  const packages = new Set(files.map(packageOf).filter(Boolean).map(nameOf));
  expect(packages).toContain('pg');
  expect([...packages].filter((name) => BUNDLED.includes(name) && !SEPARATE.includes(name))).toEqual([]);
});
