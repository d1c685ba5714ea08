// `npm run chaos`: a cluster under load whose processes are killed in turn, and what is found afterwards. Options go on to
// apps/cluster; see `npm run chaos -- --help`.
import path from 'path';
import { pathToFileURL } from 'url';
import { build, checkNode, install, root } from './lib/prepare.mjs';

checkNode();
process.chdir(root);
install();
build(['apps/cluster']);
const main = path.join(root, 'apps', 'cluster', 'dist', 'chaos', 'main.js');
await import(pathToFileURL(main).href);
