// Builds the console's pages when what they are made of has changed. What is built is kept beside a hash of its sources.
import { createHash } from 'crypto';
import fs from 'fs';
import path from 'path';
import { build, refuse, root, run } from './prepare.mjs';

const CONSOLE = path.join(root, 'apps', 'console');
const MARK = path.join(CONSOLE, 'dist', 'web', '.built-from');
/** The product's client, which the pages import: built before them, and built anew when it has changed. */
const CLIENT = 'libs/client';
/** What the pages are made of, from the root; the lock names the libraries among it. */
const SOURCES = [
  ...['src', 'build', 'index.html', 'vite.config.mjs', 'package.json'].map((name) => `apps/console/${name}`),
  `${CLIENT}/src`,
  `${CLIENT}/package.json`,
];

/** Ends the process with one line where the build fails. */
export function buildConsole() {
  const hash = hashOfSources();
  if (hash === builtFrom()) return;
  build([`${CLIENT}/tsconfig.lib.json`]);
  process.stderr.write('Building the console …\n');
  const vite = path.join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const status = run(process.execPath, [vite, 'build', '--logLevel', 'warn'], { cwd: CONSOLE });
  if (status !== 0) refuse('The console cannot be built: see above.');
  fs.writeFileSync(MARK, hash);
}

function builtFrom() {
  try {
    return fs.readFileSync(MARK, 'utf8');
  } catch {
    return undefined;
  }
}

function hashOfSources() {
  const hash = createHash('sha256').update(fs.readFileSync(path.join(root, 'package-lock.json')));
  for (const file of sourcesOfConsole())
    hash
      .update(file)
      .update('\0')
      .update(fs.readFileSync(path.join(root, file)))
      .update('\0');
  return hash.digest('hex');
}

/** Every file that the pages are made of, from the root. */
export const sourcesOfConsole = () =>
  SOURCES.flatMap((name) => filesIn(path.join(root, name))).map((file) => path.relative(root, file));

function filesIn(file) {
  if (!fs.statSync(file).isDirectory()) return [file];
  return fs
    .readdirSync(file)
    .sort()
    .flatMap((name) => filesIn(path.join(file, name)));
}
