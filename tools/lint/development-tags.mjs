// Apps and libs that are tools of development say so in their package.json (`nx.tags`); the product depends on none of them.
import fs from 'fs';
import path from 'path';

const TAG = 'development';
const GROUPS = ['apps', 'libs'];
const DOCKERFILE = path.join('deploy', 'docker', 'Dockerfile');

/** One line a fault. */
export function faultsOfTags(root) {
  const packages = readPackages(root);
  return [...faultsOfDependencies(packages), ...faultsOfImage(root, packages)];
}

function readPackages(root) {
  const folders = GROUPS.flatMap((group) =>
    fs
      .readdirSync(path.join(root, group))
      .map((name) => path.join(group, name))
      .filter((folder) => fs.existsSync(path.join(root, folder, 'package.json'))),
  );
  return folders.map((folder) => {
    const manifest = JSON.parse(fs.readFileSync(path.join(root, folder, 'package.json'), 'utf8'));
    return { folder, manifest, isDevelopment: manifest.nx?.tags?.includes(TAG) ?? false };
  });
}

/** `devDependencies` do not ship, so they may name anything. */
function faultsOfDependencies(packages) {
  const development = new Set(packages.filter((p) => p.isDevelopment).map(({ manifest }) => manifest.name));
  return packages
    .filter(({ isDevelopment }) => !isDevelopment)
    .flatMap(({ folder, manifest }) =>
      Object.keys(manifest.dependencies ?? {})
        .filter((name) => development.has(name))
        .map(
          (name) => `${folder} is part of the product and depends on ${name}, which is a tool of development`,
        ),
    );
}

/** The first list of apps that is collected is the product's image. */
function faultsOfImage(root, packages) {
  const file = path.join(root, DOCKERFILE);
  if (!fs.existsSync(file)) return [];
  const [, names = ''] = /collect-runtime\.mjs \/output ([a-z -]+)/.exec(fs.readFileSync(file, 'utf8')) ?? [];
  return packages
    .filter(({ folder, isDevelopment }) => isDevelopment && names.split(' ').includes(path.basename(folder)))
    .map(
      ({ folder }) =>
        `${DOCKERFILE} puts ${folder}, which is a tool of development, into the product's image`,
    );
}
