// Two copies of a package in one process are two worlds: what is registered in one is unknown to the other, and `instanceof` fails
// without a word. So a package is either in the bundle or outside, for everything that a program may load.
import fs from 'fs';
import path from 'path';
import { SEPARATE } from './bundled-packages.mjs';

/** Path of the package that holds the file: up to the name behind the last `node_modules`. Undefined for files of ours. */
export function packageOf(file) {
  const [found] = /^.*\/node_modules\/(@[^/]+\/)?[^/]+(?=\/)/.exec(file) ?? [];
  return found;
}

export const nameOf = (folder) =>
  folder.slice(folder.lastIndexOf('/node_modules/') + '/node_modules/'.length);

/**
 * @param bundled folders of the packages in the bundle
 * @param outside folders of the packages that the bundle imports
 * @returns one line for each package of the bundle that a package outside may load a second time
 */
export function secondCopies(bundled, outside) {
  const inside = new Set(bundled);
  const seen = new Set();
  const faults = [];
  const visit = (folder, trail) => {
    if (seen.has(folder)) return;
    seen.add(folder);
    for (const name of needsOf(folder)) {
      const needed = find(name, folder);
      if (!needed) continue;
      if (inside.has(needed) && !SEPARATE.includes(name))
        faults.push(`${name} is in the bundle, and ${[...trail, nameOf(folder)].join(' > ')} uses it too`);
      else visit(needed, [...trail, nameOf(folder)]);
    }
  };
  for (const folder of outside) visit(folder, []);
  return faults;
}

/** Peers too, optional ones as well: those that are installed are used. */
function needsOf(folder) {
  const manifest = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'));
  const { dependencies = {}, peerDependencies = {}, optionalDependencies = {} } = manifest;
  return Object.keys({ ...dependencies, ...peerDependencies, ...optionalDependencies });
}

/** Where Node would find it. */
function find(name, from) {
  for (let dir = from; dir !== path.dirname(dir); dir = path.dirname(dir)) {
    const candidate = path.join(dir, 'node_modules', name);
    if (fs.existsSync(path.join(candidate, 'package.json'))) return fs.realpathSync(candidate);
  }
  return undefined;
}
