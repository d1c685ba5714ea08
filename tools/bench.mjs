// `npm run bench`: builds what is measured, then measures it. Options go on to apps/bench; see `npm run bench -- --help`.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Its output goes to standard error: standard output is for figures alone. */
function step(command, args) {
  const { status } = spawnSync(command, args, { cwd: root, stdio: ['ignore', 2, 2] });
  if (status !== 0) process.exit(status ?? 1);
}

if (!existsSync(new URL('../node_modules/.package-lock.json', import.meta.url))) step('npm', ['ci', '--no-audit', '--no-fund']);
step(process.execPath, ['node_modules/typescript-7/bin/tsc', '-b', 'apps/bench', 'apps/standalone', 'apps/cluster']);

// Single appends are measured within this process, so it runs as the product does (`npm start`).
const PRODUCT_FLAGS = ['--max-semi-space-size=64', '--single-threaded-gc'];

const bench = spawn(process.execPath, [...PRODUCT_FLAGS, 'apps/bench/dist/main.js', ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' });
// A terminal sends Ctrl-C to the bench as well; it ends once it has stopped what it started.
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => bench.kill('SIGTERM'));
bench.on('exit', (code) => process.exit(code ?? 1));
