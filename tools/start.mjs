// `npm start`: installs and builds what is missing or out of date, then runs the standalone mode.
import path from 'path';
import { pathToFileURL } from 'url';
import { build, checkNode, install, root } from './lib/prepare.mjs';

checkNode();
process.chdir(root);
install();
build(['apps/standalone']);
await import(pathToFileURL(path.join(root, 'apps', 'standalone', 'dist', 'main.js')).href);
