import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, isAlive } from '@bujiao/basics';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { LaunchedStandalone, waitUntil } from '../index.js';

/** Behaves as the product does, or as `PLAY` says. */
const STAND_IN = `
  import { spawn } from 'node:child_process';
  import { createServer } from 'node:http';
  const { HTTP_PORT, BUJIAO_DATA_DIR, PLAY } = process.env;
  process.on('SIGTERM', () => PLAY === 'stubborn' || process.exit(0));
  if (PLAY === 'refused') {
    process.stdout.write(BUJIAO_DATA_DIR + ' is taken');
    // It writes a while after this process is gone.
    spawn('sh', ['-c', 'cat; sleep 0.2; printf " by another"'], { stdio: ['pipe', 'inherit', 'inherit'] }).once('spawn', () => process.exit(1));
  } else
    createServer((_, response) => response.writeHead(PLAY === 'sick' ? 503 : 200).end()).listen(HTTP_PORT, '127.0.0.1', () => {
      if (PLAY !== 'silent') process.stdout.write('Bujiao is ready, with ' + Object.keys(process.env).sort().join());
    });
`;
/** As compiled: a process of its own does not read TypeScript. */
const COMPILED = new URL('../../dist/index.js', import.meta.url).href;

let folder: string;
let program: string;
const launched: LaunchedStandalone[] = [];

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'launched-spec-'));
  program = join(folder, 'stand-in.mjs');
  writeFileSync(program, STAND_IN);
});
afterEach(() => Promise.all(launched.splice(0).map((one) => one.kill())));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function launch(PLAY = 'well'): Promise<LaunchedStandalone> {
  const one = new LaunchedStandalone({ dataFolder: 'data', port: await freePort(), env: { PLAY }, program });
  launched.push(one);
  return one;
}

describe('a launched product', () => {
  it('is ready when it says so and answers so, and knows of its starter what it needs alone', async () => {
    const product = await (await launch()).ready();
    expect((await fetch(product.address)).status).toBe(200);
    const known = ['BUJIAO_DATA_DIR', 'HOME', 'HTTP_PORT', 'PATH', 'PLAY', 'TMPDIR'];
    const [, names = ''] = /with (.*)/.exec(product.output) ?? [];
    expect(names.split(',').filter((name) => !known.includes(name))).toEqual([]);
  });

  it.each(['sick', 'silent'])('is not ready where it is %s, and does not run after that', async (play) => {
    const product = await launch(play);
    await waitUntil(() => product.isReady().then((ready) => ready || product.output !== ''));
    await expect(product.ready(100)).rejects.toThrow('was not ready within 100 ms');
    expect([product.hasEnded, product.child.signalCode]).toEqual([true, 'SIGKILL']);
  });

  it('that ends instead fails at once, with the last that it said', async () => {
    await expect((await launch('refused')).ready()).rejects.toThrow(
      /ended with 1; .*data is taken by another$/,
    );
  });

  it('has said all when it has ended', async () => {
    const product = await launch('refused');
    expect(await product.ended).toBe(1);
    expect(product.output).toBe('data is taken by another');
  });

  it('is stopped by SIGTERM, as often as one likes', async () => {
    const product = await (await launch()).ready();
    await product.stop();
    await product.stop();
    expect(await product.ended).toBe(0);
  });

  it('that does not heed SIGTERM is killed, and that is an error', async () => {
    const product = await (await launch('stubborn')).ready();
    await expect(product.stop(100)).rejects.toThrow(/did not end within 100 ms of SIGTERM.*Bujiao is ready/);
    expect(await product.ended).toBe(null);
  });

  it('is gone once it is killed', async () => {
    const product = await (await launch()).ready();
    await product.kill();
    expect(isAlive(product.child.pid ?? 0)).toBe(false);
  });

  it('without its program is an error that names the file', () => {
    const missing = join(folder, 'missing.js');
    expect(() => new LaunchedStandalone({ dataFolder: 'data', port: 1, program: missing })).toThrow(
      `${missing} is missing`,
    );
  });

  it('leaves nothing to do at the end of its starter after its own', async () => {
    const before = process.listenerCount('exit');
    const product = await launch('refused');
    expect(process.listenerCount('exit')).toBe(before + 1);
    await product.ended;
    expect(process.listenerCount('exit')).toBe(before);
  });

  it('does not outlive a starter that exits', async () => {
    const options = JSON.stringify({ dataFolder: 'data', port: await freePort(), program });
    const starter = `
      const { LaunchedStandalone } = await import(${JSON.stringify(COMPILED)});
      const product = await new LaunchedStandalone(${options}).ready();
      process.stdout.write(String(product.child.pid), () => process.exit());
    `;
    const child = spawn(process.execPath, ['--input-type=module', '-e', starter], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
    await new Promise((resolve) => child.once('close', resolve));
    const pid = Number(said);
    expect(pid).toBeGreaterThan(1);
    await waitUntil(() => !isAlive(pid)).catch((error: unknown) => {
      process.kill(pid, 'SIGKILL');
      throw error;
    });
  });
});
