#!/usr/bin/env node
// In the repository: builds what is missing or out of date, then runs. Packed: the build is beside it.
import fs from 'fs';
import path from 'path';
import { fileURLToPath, pathToFileURL } from 'url';

const app = path.resolve(path.dirname(fs.realpathSync(fileURLToPath(import.meta.url))), '..');
const prepare = path.join(app, '..', '..', 'tools', 'lib', 'prepare.mjs');
if (fs.existsSync(prepare)) {
  const { build, checkNode, install } = await import(pathToFileURL(prepare).href);
  checkNode();
  install();
  build([path.join(app, 'tsconfig.json')]);
}
await import(pathToFileURL(path.join(app, 'dist', 'main.js')).href);
