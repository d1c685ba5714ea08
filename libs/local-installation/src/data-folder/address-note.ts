import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** `tools/lib/running-product.mjs` reads it, so that the demo finds a product on another port. */
const FILE = 'address';

/** Writes down where the product on this data folder answers. The returned function takes it back. */
export function noteAddress(dataFolder: string, address: string): () => void {
  const file = join(dataFolder, FILE);
  writeFileSync(file, `${address}\n`);
  return () => rmSync(file, { force: true });
}
