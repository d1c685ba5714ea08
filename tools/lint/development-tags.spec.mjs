import fs from 'fs';
import os from 'os';
import path from 'path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { root } from '../lib/prepare.mjs';
import { faultsOfTags } from './development-tags.mjs';

let folder;
beforeEach(() => (folder = fs.mkdtempSync(path.join(os.tmpdir(), 'bujiao-tags-'))));
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

const write = (file, text) => {
  fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
  fs.writeFileSync(path.join(folder, file), text);
};
const plant = (place, manifest) =>
  write(`${place}/package.json`, JSON.stringify({ name: `@bujiao/${path.basename(place)}`, ...manifest }));

function plantWorkspace({ dependencies = {}, devDependencies = {}, image = 'shop relay' }) {
  plant('apps/shop', { dependencies, devDependencies });
  plant('apps/toy', { nx: { tags: ['development'] } });
  plant('libs/ground', {});
  write('deploy/docker/Dockerfile', `RUN node deploy/docker/collect-runtime.mjs /output ${image} \\\n`);
}

test('this workspace keeps tools of development out of the product', () => {
  expect(faultsOfTags(root)).toEqual([]);
});

test('the product may use a tool of development in its specs alone', () => {
  plantWorkspace({ devDependencies: { '@bujiao/toy': '0.1.0' } });
  expect(faultsOfTags(folder)).toEqual([]);
  plantWorkspace({ dependencies: { '@bujiao/toy': '0.1.0' } });
  expect(faultsOfTags(folder)).toEqual([
    'apps/shop is part of the product and depends on @bujiao/toy, which is a tool of development',
  ]);
});

test("the product's image takes no tool of development", () => {
  plantWorkspace({ image: 'shop toy' });
  expect(faultsOfTags(folder)).toEqual([expect.stringContaining('puts apps/toy')]);
});
