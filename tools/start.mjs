// `npm start`: installs and builds what is missing or out of date, then runs the standalone mode.
import path from 'path';
import { pathToFileURL } from 'url';
import { buildConsole } from './lib/build-console.mjs';
import { whenNpmEnds } from './lib/end-with-npm.mjs';
import { build, checkNode, install, root, RUNNING } from './lib/prepare.mjs';

checkNode();
process.chdir(root);
install(RUNNING);
build(['apps/standalone']);
buildConsole();
whenNpmEnds(() => process.kill(process.pid, 'SIGTERM'));
await import(pathToFileURL(path.join(root, 'apps', 'standalone', 'dist', 'main.js')).href);
