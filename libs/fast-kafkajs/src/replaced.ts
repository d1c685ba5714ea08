import { createRequire } from 'node:module';
import { fastKafkajs } from './in-use.js';

export const require = createRequire(import.meta.url);

const originals = new Map<string, unknown>();

/** Replaces a module of kafkajs by a faster one, where these are in use. Works only before kafkajs itself is loaded. */
export function replaceModule<T>(module: string, by: (original: T) => T): void {
  if (fastKafkajs.inUse) wrapModule(module, by);
}

/** Replaces a module of kafkajs. Works only before kafkajs itself is loaded. */
export function wrapModule<T>(module: string, by: (original: T) => T): void {
  const original = require(module) as T;
  originals.set(module, original);
  const loaded = require.cache[require.resolve(module)];
  if (loaded) loaded.exports = by(original);
}

/** The module of kafkajs as it was, which property tests compare with. */
export const kafkajsOwn = <T>(module: string): T => (originals.get(module) ?? require(module)) as T;
