import { spawn } from 'child_process';
import { once } from 'events';
import path from 'path';
import { pathToFileURL } from 'url';
import { expect, test } from '@jest/globals';
import { root } from './prepare.mjs';

const MODULE = pathToFileURL(path.join(root, 'tools', 'lib', 'end-with-npm.mjs')).href;
const COMMAND = `import(${JSON.stringify(MODULE)}).then(({ whenNpmEnds }) => {
  const watches = whenNpmEnds(() => { console.log('npm ended'); process.exit(0); }, { everyMs: 20 });
  console.log(watches ? 'watches' : 'does not watch');
  if (watches) setTimeout(() => process.exit(1), 60_000);
})`;

/** A process that looks like npm, and starts the command by a shell, as npm does. */
function startLike(title) {
  const program = `process.title = ${JSON.stringify(title)};
    require('child_process').spawn('sh', ['-c', '"$0" -e "$1"; true', process.execPath, process.argv[1]], { stdio: 'inherit' });
    setInterval(() => undefined, 1_000);`;
  const child = spawn(process.execPath, ['-e', program, COMMAND], { stdio: ['ignore', 'pipe', 'inherit'] });
  child.stdout.setEncoding('utf8');
  return child;
}

const said = async (child) => (await once(child.stdout, 'data'))[0].trim();

// npm passes signals to a shell that keeps them, and a killed npm passes none.
test('a command ends with the npm that started it, also when npm is killed', async () => {
  const npm = startLike('npm start');
  expect(await said(npm)).toBe('watches');
  npm.kill('SIGKILL');
  expect(await said(npm)).toBe('npm ended');
});

test('a command that npm did not start outlives whatever started it', async () => {
  const other = startLike('a shell');
  expect(await said(other)).toBe('does not watch');
  other.kill('SIGKILL');
});
