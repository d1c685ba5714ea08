// Puts the modules of a program into few files, when what they are made of has changed: a start then reads and compiles some files
// instead of thousands. The bundles are made from what `tsc -b` built.
import { createHash } from 'crypto';
import fs from 'fs';
import path from 'path';
import { fileURLToPath } from 'url';
import { refuse, root, run } from './prepare.mjs';

/** The programs of each app, by the names of their bundles: compiled files, from the app's folder. */
export const PROGRAMS = {
  standalone: { main: 'dist/main.js', 'direct-main': 'dist/direct-main.js' },
  intake: { main: 'dist/main.js' },
  verification: { main: 'dist/main.js' },
  fulfillment: { main: 'dist/main.js' },
  'after-sales': { main: 'dist/main.js' },
  relay: { main: 'dist/main.js', topics: 'dist/topics.js' },
  ops: { main: 'dist/main.js' },
  cluster: { main: 'dist/main.js', chaos: 'dist/chaos/main.js' },
  cli: { main: 'dist/main.js' },
};

/** What a cluster on one machine runs. */
const CLUSTER = ['cluster', 'intake', 'verification', 'fulfillment', 'after-sales', 'relay', 'ops'];

export const bundleOf = (app) => path.join(root, 'apps', app, 'bundle');

/** The file to start; `programOf` of libs/basics says the same to compiled code. */
export const programOf = (app, program = 'main') => path.join(bundleOf(app), `${program}.js`);

/** What a bundle was made from: a file in it. */
export const MARK = '.bundled-from.json';

/** What makes the bundles, from the root. The lock stands for the packages. */
const MAKERS = [
  'package-lock.json',
  ...['bundle.mjs', 'bundle-apps.mjs', 'bundle-plugins.mjs', 'bundled-packages.mjs', 'one-copy.mjs'].map(
    (file) => `tools/lib/${file}`,
  ),
];

/**
 * Those of the apps that have a program, all by default. Ends the process with one line where it fails. In a process of its own: the
 * bundler's threads are not to stay in a product.
 */
export function bundle(apps = Object.keys(PROGRAMS)) {
  const needed = new Set(apps.flatMap((app) => (app === 'cluster' ? CLUSTER : app)));
  const stale = [...needed].filter((app) => app in PROGRAMS && !isFresh(app));
  if (stale.length === 0) return;
  process.stderr.write(`Bundling ${stale.join(', ')} …\n`);
  const bundler = fileURLToPath(new URL('bundle-apps.mjs', import.meta.url));
  if (run(process.execPath, [bundler, ...stale]) !== 0) refuse('The programs cannot be bundled: see above.');
}

function isFresh(app) {
  const mark = readMark(app);
  const isThere = Object.keys(PROGRAMS[app]).every((program) => fs.existsSync(programOf(app, program)));
  return mark !== undefined && isThere && mark.hash === hashOf(mark.from);
}

/** Undefined where there is no bundle. */
export function readMark(app) {
  try {
    return JSON.parse(fs.readFileSync(path.join(bundleOf(app), MARK), 'utf8'));
  } catch {
    return undefined;
  }
}

/** Of the contents; undefined where one of the files is gone. */
export function hashOf(files) {
  const hash = createHash('sha256');
  try {
    for (const file of [...MAKERS, ...files]) hash.update(file).update('\0').update(digestOf(file));
  } catch {
    return undefined;
  }
  return hash.digest('hex');
}

/** Apps share most of their files. */
const digests = new Map();
function digestOf(file) {
  const known = digests.get(file);
  if (known) return known;
  const digest = createHash('sha256')
    .update(fs.readFileSync(path.join(root, file)))
    .digest();
  digests.set(file, digest);
  return digest;
}
