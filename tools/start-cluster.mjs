// `npm run start:cluster`: installs and builds what is missing or out of date, then runs the services as processes of this machine,
// on a Postgres and a Kafka of their own. Options go on to apps/cluster; see `npm run start:cluster -- --help`.
import { pathToFileURL } from 'url';
import { bundle, programOf } from './lib/bundle.mjs';
import { buildConsole } from './lib/build-console.mjs';
import { whenNpmEnds } from './lib/end-with-npm.mjs';
import { build, checkNode, install, root, RUNNING } from './lib/prepare.mjs';

checkNode();
process.chdir(root);
install(RUNNING);
build(['apps/cluster']);
bundle(['cluster']);
buildConsole();
whenNpmEnds(() => process.kill(process.pid, 'SIGTERM'));
await import(pathToFileURL(programOf('cluster')).href);
