// `npm run lint`: style and limits (eslint), layout of the text (prettier), who may import whom (dependency-cruiser), and that the
// product depends on no tool of development.
// `--root DIR` looks at another folder.
import fs from 'fs';
import path from 'path';
import { checkNode, install, root, run } from './lib/prepare.mjs';
import { faultsOfTags } from './lint/development-tags.mjs';

checkNode();
install();
const given = process.argv.indexOf('--root');
const folder = given === -1 ? root : path.resolve(process.argv[given + 1]);
const program = (name, file) => path.join(root, 'node_modules', name, file);

const eslint = run(process.execPath, [program('eslint', 'bin/eslint.js'), '--max-warnings=0', '.'], {
  cwd: folder,
});
const sources = ['apps', 'libs'].filter((name) => fs.existsSync(path.join(folder, name)));
const cruiser = run(
  process.execPath,
  [
    program('dependency-cruiser', 'bin/dependency-cruise.mjs'),
    '--config',
    '.dependency-cruiser.mjs',
    ...sources,
  ],
  { cwd: folder },
);
const layout = run(
  process.execPath,
  [program('prettier', 'bin/prettier.cjs'), '--check', '--log-level=warn', '**/*.{ts,tsx,mjs}'],
  { cwd: folder },
);
const tags = sources.length === 2 ? faultsOfTags(folder) : [];
for (const fault of tags) console.error(fault);
process.exit(eslint === 0 && cruiser === 0 && layout === 0 && tags.length === 0 ? 0 : 1);
