import { createRequire } from 'node:module';
import { fastKafkajs } from './in-use.js';

export const require = createRequire(import.meta.url);

const originals = new Map<string, unknown>();

/** Replaces a module of kafkajs. Works only before kafkajs itself is loaded. */
export function replaceModule<T>(module: string, by: (original: T) => T): void {
  if (!fastKafkajs.inUse) return;
  const original = require(module) as T;
  originals.set(module, original);
  const loaded = require.cache[require.resolve(module)];
  if (loaded) loaded.exports = by(original);
}

/** The replaced module of kafkajs, which property tests compare with. */
export function kafkajsOwn<T>(module: string): T {
  if (!originals.has(module)) throw new Error(`${module} is not replaced`);
  return originals.get(module) as T;
}
