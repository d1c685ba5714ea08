// `npm start`: installs and builds what is missing or out of date, then runs the standalone mode.
import path from 'path';
import { pathToFileURL } from 'url';
import { buildConsole } from './lib/build-console.mjs';
import { build, checkNode, install, root } from './lib/prepare.mjs';

checkNode();
process.chdir(root);
install();
build(['apps/standalone']);
buildConsole();
await import(pathToFileURL(path.join(root, 'apps', 'standalone', 'dist', 'main.js')).href);
