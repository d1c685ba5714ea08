// Copies what the given apps need to run, and nothing else: their compiled JavaScript, that of the libraries they use, and the
// packages that these reach through `dependencies`. So no compiler, no test tool and no embedded database gets into the image.
// usage, after install and build: node deploy/docker/collect-runtime.mjs TARGET APP...
import { cpSync, existsSync, mkdirSync, readFileSync, realpathSync, statSync, symlinkSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';

const [target, ...apps] = process.argv.slice(2);
if (!target || apps.length === 0) throw new Error('usage: collect-runtime.mjs TARGET APP...');

const root = process.cwd();
const copied = new Set();
/** What a build makes in a workspace: modules, and the bundles that programs start from. */
const BUILT = ['dist', 'bundle'];

for (const app of apps) collect(resolve(root, 'apps', app));
cpSync('package.json', join(target, 'package.json'));

/** `folder`: of a package, without symbolic links. */
function collect(folder) {
  if (copied.has(folder)) return;
  copied.add(folder);
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const isOurs = !relative(root, folder).split('/').includes('node_modules');
  cpSync(folder, join(target, relative(root, folder)), { recursive: true, filter: (path) => (isOurs ? runs(folder, path, manifest) : serves(path)) });
  for (const { name, optional } of needsOf(manifest)) follow(name, folder, optional);
}

function follow(name, from, optional) {
  const link = find(name, from);
  if (link) {
    const folder = realpathSync(link);
    if (folder !== link) linkTo(link, folder);
    collect(folder);
  } else if (!optional) {
    throw new Error(`${name}, which ${relative(root, from)} needs, is not installed`);
  }
}

function find(name, from) {
  const candidate = join(from, 'node_modules', name);
  if (existsSync(candidate)) return candidate;
  return from === root ? undefined : find(name, dirname(from));
}

function linkTo(link, folder) {
  const copy = join(target, relative(root, link));
  if (existsSync(copy)) return;
  mkdirSync(dirname(copy), { recursive: true });
  symlinkSync(relative(dirname(link), folder), copy);
}

function needsOf({ dependencies = {}, optionalDependencies = {}, peerDependencies = {}, peerDependenciesMeta = {} }) {
  const peers = Object.keys(peerDependencies).filter((name) => !peerDependenciesMeta[name]?.optional);
  return [
    ...Object.keys(dependencies).map((name) => ({ name, optional: name in optionalDependencies })),
    ...peers.map((name) => ({ name, optional: true })),
    ...Object.keys(optionalDependencies).map((name) => ({ name, optional: true })),
  ];
}

/** Of a package: all but what only editors and debuggers read. Packages inside it are reached on their own. */
function serves(path) {
  return basename(path) !== 'node_modules' && !/\.(map|d\.[cm]?ts)$/.test(path);
}

/** Of a workspace: its manifest, the JavaScript that was built, and what its manifest names in `files` beside that. */
function runs(folder, path, { files = [] }) {
  const inside = relative(folder, path);
  if (inside === '' || inside === 'package.json') return true;
  const [first] = inside.split('/');
  if (!BUILT.includes(first)) return files.includes(first);
  return statSync(path).isDirectory() || (path.endsWith('.js') && !path.endsWith('.spec.js'));
}
