#!/usr/bin/env node
// In the repository: builds what is missing or out of date, then runs. Packed: the build is beside it.
import fs from 'fs';
import path from 'path';
import { fileURLToPath, pathToFileURL } from 'url';

const app = path.resolve(path.dirname(fs.realpathSync(fileURLToPath(import.meta.url))), '..');
const tools = path.join(app, '..', '..', 'tools', 'lib');
if (fs.existsSync(tools)) {
  const { build, checkNode, install } = await import(pathToFileURL(path.join(tools, 'prepare.mjs')).href);
  const { bundle } = await import(pathToFileURL(path.join(tools, 'bundle.mjs')).href);
  checkNode();
  install();
  build([path.join(app, 'tsconfig.json')]);
  bundle(['cli']);
}
await import(pathToFileURL(path.join(app, 'bundle', 'main.js')).href);
