// `node tools/run-app.mjs <app> [arguments]`: builds the app where that is due, then runs it in this process.
import path from 'path';
import { pathToFileURL } from 'url';
import { build, checkNode, install, refuse, root } from './lib/prepare.mjs';

const [app, ...args] = process.argv.slice(2);
if (!app) refuse('usage: node tools/run-app.mjs <app> [arguments]');
checkNode();
install();
build([`apps/${app}`]);
const main = path.join(root, 'apps', app, 'dist', 'main.js');
process.argv = [process.execPath, main, ...args];
await import(pathToFileURL(main).href);
