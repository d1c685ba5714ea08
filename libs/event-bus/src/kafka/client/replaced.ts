import { createRequire } from 'node:module';

export const require = createRequire(import.meta.url);

/** Puts something else in the place of a module of kafkajs; only where this comes before kafkajs itself is loaded. */
export function replaceModule<T>(module: string, by: (original: T) => T): void {
  const original = require(module) as T;
  const loaded = require.cache[require.resolve(module)];
  if (loaded) loaded.exports = by(original);
}
