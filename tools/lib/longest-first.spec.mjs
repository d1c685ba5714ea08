import fs from 'fs';
import path from 'path';
import { fileURLToPath } from 'url';
import { expect, test } from '@jest/globals';
import LongestFirst, { LONGEST } from './longest-first.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..');

test('a spec that is named as long is there', () => {
  expect(LONGEST.filter((spec) => !fs.existsSync(path.join(root, spec)))).toEqual([]);
});

test('long specs begin before all others, in the order in which they are named', () => {
  const config = { cacheDirectory: '/nowhere', id: 'x', rootDir: root };
  const context = { config, hasteFS: { getSize: () => 1 } };
  const tests = ['libs/x/src/short.spec.ts', ...LONGEST.slice(0, 3).reverse()].map((spec) => ({
    path: path.join(root, spec),
    context,
  }));
  const order = new LongestFirst({ contexts: [context], globalConfig: {} }).sort(tests);
  expect(order.map((one) => path.relative(root, one.path))).toEqual([
    ...LONGEST.slice(0, 3),
    'libs/x/src/short.spec.ts',
  ]);
});
