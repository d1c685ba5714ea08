// `npm run chaos`: a cluster under load whose processes are killed in turn, and what is found afterwards. Options go on to
// apps/cluster; see `npm run chaos -- --help`.
import { pathToFileURL } from 'url';
import { bundle, programOf } from './lib/bundle.mjs';
import { whenNpmEnds } from './lib/end-with-npm.mjs';
import { build, checkNode, install, root, RUNNING } from './lib/prepare.mjs';

checkNode();
process.chdir(root);
install(RUNNING);
build(['apps/cluster']);
bundle(['cluster']);
whenNpmEnds(() => process.kill(process.pid, 'SIGTERM'));
await import(pathToFileURL(programOf('cluster', 'chaos')).href);
