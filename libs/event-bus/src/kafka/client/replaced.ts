import { createRequire } from 'node:module';

export const require = createRequire(import.meta.url);

const originals = new Map<string, unknown>();

/** Puts something else in the place of a module of kafkajs; only where this comes before kafkajs itself is loaded. */
export function replaceModule<T>(module: string, by: (original: T) => T): void {
  const original = require(module) as T;
  originals.set(module, original);
  const loaded = require.cache[require.resolve(module)];
  if (loaded) loaded.exports = by(original);
}

/** What kafkajs itself has there: what a replacement is measured against. */
export function kafkajsOwn<T>(module: string): T {
  if (!originals.has(module)) throw new Error(`${module} is not replaced`);
  return originals.get(module) as T;
}
