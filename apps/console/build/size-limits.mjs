// Holds the first views to their sizes: what a phone has to load before it shows the order, and a desk before it shows its list.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

const KB = 1000;

/** Bytes of compressed JavaScript, by the entry that a view begins with. */
const LIMITS = [
  { view: "the buyer's order page", entries: ['index.html'], most: 110 * KB },
  { view: "a desk's first view", entries: ['index.html', 'src/desk/desk-app.tsx'], most: 260 * KB },
];

export const sizeLimits = () => ({
  name: 'size-limits',
  apply: 'build',
  writeBundle: {
    order: 'post',
    sequential: true,
    handler({ dir }) {
      const manifest = JSON.parse(readFileSync(path.join(dir, 'manifest.json'), 'utf8'));
      for (const { view, entries, most } of LIMITS) {
        const size = [...filesOf(manifest, entries)]
          .map((file) => gzipSync(readFileSync(path.join(dir, file)), { level: 9 }).length)
          .reduce((a, b) => a + b, 0);
        const kB = (size / KB).toFixed(1);
        if (size > most) this.error(`${view} loads ${kB} kB of JavaScript, more than ${most / KB} kB`);
        this.info(`${view}: ${kB} kB of at most ${most / KB} kB`);
      }
    },
  },
});

/** What the entries load at once; what they load when it is opened is not among it. */
function filesOf(manifest, entries) {
  const files = new Set();
  const visit = (key) => {
    const chunk = manifest[key];
    if (!chunk) throw new Error(`the build has no entry ${key}`);
    if (files.has(chunk.file)) return;
    files.add(chunk.file);
    for (const next of chunk.imports ?? []) visit(next);
  };
  for (const entry of entries) visit(entry);
  return files;
}
