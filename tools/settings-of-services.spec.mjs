// Each service is configured with its own sections alone; the compiler takes every member of Config, whoever reads it, and a read of a
// foreign one fails the request only.
import { expect, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { CONFIGURED, variablesOf } from '@bujiao/platform';
import { root } from './lib/prepare.mjs';

const keysOf = (service) => variablesOf(service).map(({ key }) => key);

/** `service file: member` of what a service's sources read of the configuration, and its sections do not have. */
function foreignReads(service, sources) {
  const own = new Set(keysOf(service));
  const foreign = keysOf().filter((key) => !own.has(key));
  const read = new RegExp(`\\b(?:${foreign.join('|')})\\b`, 'g');
  return sources
    .filter(({ text }) => /\bConfig\b/.test(text))
    .flatMap(({ file, text }) => (text.match(read) ?? []).map((key) => `${service} ${file}: ${key}`));
}

function sourcesOf(service) {
  const folder = path.join(root, 'apps', service, 'src');
  const files = readdirSync(folder, { recursive: true }).map(String);
  return files
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'))
    .map((file) => ({ file, text: readFileSync(path.join(folder, file), 'utf8') }));
}

test.each(CONFIGURED)('%s reads only settings of its own sections', (service) => {
  const sources = sourcesOf(service);
  expect(sources.length).toBeGreaterThan(0);
  expect(foreignReads(service, sources)).toEqual([]);
});

test.each([
  ['a member', 'constructor(config: Config) {} f() { return this.config.supplierKey; }'],
  ['one that is taken apart', 'const { supplierKey } = this.config as Config;'],
])('%s of a foreign section is noticed', (_, text) => {
  expect(foreignReads('intake', [{ file: 'a.ts', text }])).toEqual(['intake a.ts: supplierKey']);
  expect(foreignReads('fulfillment', [{ file: 'a.ts', text }])).toEqual([]);
});
