// Writes a .br and a .gz beside each asset that gets smaller by it, so that serving costs no time.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const TEXT = /\.(js|css|svg)$/;

export const compressed = () => ({
  name: 'compressed-assets',
  apply: 'build',
  writeBundle({ dir }) {
    const assets = path.join(dir, 'assets');
    for (const file of readdirSync(assets).filter((name) => TEXT.test(name))) {
      const content = readFileSync(path.join(assets, file));
      writeFileSync(
        path.join(assets, `${file}.br`),
        brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
      );
      writeFileSync(path.join(assets, `${file}.gz`), gzipSync(content, { level: 9 }));
    }
  },
});
