// `node tools/run-app.mjs <app> [arguments]`: builds the app where that is due, then runs it in this process.
import path from 'path';
import { pathToFileURL } from 'url';
import { bundle, programOf, PROGRAMS } from './lib/bundle.mjs';
import { whenNpmEnds } from './lib/end-with-npm.mjs';
import { build, checkNode, install, refuse, root, RUNNING } from './lib/prepare.mjs';
import { addressOfProduct } from './lib/running-product.mjs';

const [app, ...args] = process.argv.slice(2);
if (!app) refuse('usage: node tools/run-app.mjs <app> [arguments]');
checkNode();
install(RUNNING);
build([`apps/${app}`]);
bundle([app]);
const main = app in PROGRAMS ? programOf(app) : path.join(root, 'apps', app, 'dist', 'main.js');
process.env.BUJIAO_URL ||= addressOfProduct(process.env) ?? '';
whenNpmEnds(() => process.kill(process.pid, 'SIGTERM'));
process.argv = [process.execPath, main, ...args];
await import(pathToFileURL(main).href);
