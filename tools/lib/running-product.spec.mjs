import fs from 'fs';
import os from 'os';
import path from 'path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { addressOfProduct } from './running-product.mjs';

let folder;
beforeEach(() => (folder = fs.mkdtempSync(path.join(os.tmpdir(), 'bujiao-note-'))));
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

const note = (address) =>
  fs.writeFileSync(path.join(folder, 'running.json'), JSON.stringify({ url: address, pid: 1 }));

test('the product is where its data folder says', () => {
  note('http://127.0.0.1:4100');
  expect(addressOfProduct({ BUJIAO_DATA_DIR: folder })).toBe('http://127.0.0.1:4100');
});

test('HTTP_PORT goes first, as it does for the product', () => {
  note('http://127.0.0.1:4100');
  expect(addressOfProduct({ BUJIAO_DATA_DIR: folder, HTTP_PORT: '4200' })).toBe('http://127.0.0.1:4200');
});

test('nothing is known where nothing runs', () => {
  expect(addressOfProduct({ BUJIAO_DATA_DIR: folder })).toBeUndefined();
});
