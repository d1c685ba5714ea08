// `npm start`: installs and builds what is missing or out of date, then runs the standalone mode.
import { pathToFileURL } from 'url';
import { bundle, programOf } from './lib/bundle.mjs';
import { buildConsole } from './lib/build-console.mjs';
import { whenNpmEnds } from './lib/end-with-npm.mjs';
import { build, checkNode, install, root, RUNNING } from './lib/prepare.mjs';

checkNode();
process.chdir(root);
install(RUNNING);
build(['apps/standalone']);
bundle(['standalone']);
buildConsole();
whenNpmEnds(() => process.kill(process.pid, 'SIGTERM'));
await import(pathToFileURL(programOf('standalone')).href);
