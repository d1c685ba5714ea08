// `npm run bench`: builds what is measured, then measures it. Options go on to apps/bench; see `npm run bench -- --help`.
import { spawn } from 'child_process';
import { bundle } from './lib/bundle.mjs';
import { build, checkNode, install, root } from './lib/prepare.mjs';

checkNode();
install();
build(['apps/bench', 'apps/standalone', 'apps/cluster']);
bundle(['standalone', 'cluster']);
const { PRODUCT_FLAGS } = await import('../apps/bench/dist/system/product-flags.js');

// Single appends are measured within this process, so it runs as the product does.
const bench = spawn(
  process.execPath,
  [...PRODUCT_FLAGS, 'apps/bench/dist/main.js', ...process.argv.slice(2)],
  { cwd: root, stdio: 'inherit' },
);
// A terminal sends Ctrl-C to the bench as well; it ends once it has stopped what it started.
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => bench.kill('SIGTERM'));
bench.on('exit', (code) => process.exit(code ?? 1));
