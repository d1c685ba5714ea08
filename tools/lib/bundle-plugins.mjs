// What the bundler does with packages and with places.
import fs from 'fs';
import { isBuiltin } from 'module';
import path from 'path';
import { BUNDLED } from './bundled-packages.mjs';
import { nameOf, packageOf } from './one-copy.mjs';

/** Packages that are not in the list stay where they are, and are imported by their place, which is that of their user's copy. */
export const keepOutside = (outside, target) => ({
  name: 'keep-outside',
  async resolveId(id, importer, { kind }) {
    if (isBuiltin(id)) return { id, external: true };
    const found = await this.resolve(id, importer, { kind, skipSelf: true });
    if (!found) return { id, external: true };
    const folder = packageOf(found.id);
    if (!folder || BUNDLED.includes(nameOf(folder))) return undefined;
    outside.add(folder);
    const place = path.relative(target, found.id).split(path.sep).join('/');
    return { id: place, external: true };
  },
});

/** By which a package that is an ES module loads others. Without it the bundler sees what is required, and gives it the one copy. */
const OWN_REQUIRE = /^const require = createRequire\(import\.meta\.url\);$/m;

/**
 * `import.meta.url` keeps its meaning: files beside a module, and packages that it looks up, are found from there. Source maps lead to
 * the TypeScript; behind such a place, within its line, they are some columns off.
 */
export const keepPlaces = (target) => ({
  name: 'keep-places',
  load(id) {
    if (!/\.m?js$/.test(id)) return undefined;
    const place = path.relative(target, id).split(path.sep).join('/');
    const url = `new URL(${JSON.stringify(place)}, import.meta.url).href`;
    const text = fs.readFileSync(id, 'utf8');
    const code = (packageOf(id) ? text.replace(OWN_REQUIRE, '') : text).replaceAll(
      /\bimport\.meta\.url\b/g,
      url,
    );
    const map = `${id}.map`;
    return !packageOf(id) && fs.existsSync(map) ? { code, map: fs.readFileSync(map, 'utf8') } : { code };
  },
});
