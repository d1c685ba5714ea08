import { spawn, spawnSync } from 'node:child_process';
import { programOf } from '@bujiao/basics';
import { base, type Ended } from './testing/processes.js';
import { Installation } from './testing/installation.js';

const DEADLINE_MS = 240_000;
const BUJIAO = programOf('cli');
/** A terminal in software: what people have, and pipes have not. */
const SCRIPT = 'script';
const hasTerminal = process.platform === 'linux' && spawnSync(SCRIPT, ['--version']).status === 0;
const onTerminal = hasTerminal ? describe : describe.skip;

let installation: Installation;
beforeAll(async () => {
  installation = await Installation.start();
}, DEADLINE_MS);
afterAll(() => installation.stop(), DEADLINE_MS);

interface Typed {
  readonly env?: Record<string, string>;
  /** Once the command has said `when`, this is typed. */
  readonly type?: { readonly when: string; readonly text: string };
}

/** As typed at a terminal: its answer and what it says are one text. */
async function typed(args: readonly string[], { env = {}, type }: Typed = {}): Promise<Omit<Ended, 'err'>> {
  const quoted = [process.execPath, BUJIAO, ...args].map((arg) => `'${arg}'`).join(' ');
  const child = spawn(SCRIPT, ['-qec', quoted, '/dev/null'], {
    cwd: installation.folder,
    env: { ...base(), TERM: 'xterm', ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let out = '';
  let answered = false;
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk.toString();
    if (!type || answered || !out.includes(type.when)) return;
    answered = true;
    child.stdin.write(type.text);
  });
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, out };
}

onTerminal('at a terminal', () => {
  it(
    'colours are shown, and not with NO_COLOR or --no-color',
    async () => {
      const [colored, noColor, option] = await Promise.all([
        typed(['doctor']),
        typed(['doctor'], { env: { NO_COLOR: '1' } }),
        typed(['doctor', '--no-color']),
      ]);
      expect(colored.out).toContain('\u001b[32m✓');
      for (const { out } of [noColor, option]) {
        expect(out).toContain('✓ services');
        expect(out).not.toContain('\u001b[3');
      }
    },
    DEADLINE_MS,
  );

  it(
    'a destructive act asks, and takes only the very answer',
    async () => {
      const planned = await installation.bujiao(
        'replay',
        'plan',
        '--into',
        'projection:after-sales-progress',
        '--because',
        'x',
        '-q', // prettier-ignore
      );
      const cancel = ['jobs', 'cancel', planned.out.trim(), '--because', 'x'];
      const asked = { when: 'to go ahead:' };
      expect(await typed(cancel, { type: { ...asked, text: 'no\r' } })).toMatchObject({
        code: 3,
        out: expect.stringContaining('Nothing has been done.'),
      });
      // The terminal turns the character of Ctrl-C into the signal, as it does for people.
      expect((await typed(cancel, { type: { ...asked, text: '\u0003' } })).code).toBe(130);
      expect((await typed(cancel, { type: { ...asked, text: 'yes\r' } })).code).toBe(0);
    },
    DEADLINE_MS,
  );

  it(
    'a followed job shows how far it is in one line, with its rate and the time left',
    async () => {
      const rebuild = ['projections', 'rebuild', 'after-sales-progress', '--rate', '20', '--because', 'x'];
      const { code, out } = await typed(rebuild);
      expect(code).toBe(0);
      expect(out).toMatch(/\r\u001b\[Krebuilding \d+ %/);
    },
    DEADLINE_MS,
  );
});

describe('without a terminal', () => {
  it(
    'nothing is coloured and nothing asks; SIGTERM ends what follows',
    async () => {
      const { out } = await installation.bujiao('doctor');
      expect(out).not.toContain('\u001b');
      const child = installation.run(['doctor', '--watch']);
      const ended = installation.ended(child);
      await new Promise((resolve) => child.stdout?.once('data', resolve));
      child.kill('SIGTERM');
      expect((await ended).code).toBe(1);
    },
    DEADLINE_MS,
  );

  it.each([[['lag']], [['events', 'find']], [['help']], [['jobs', 'list', '-o', 'json']]])(
    'a reader of %j that goes away at once is no error',
    async (args) => {
      const child = installation.run(args);
      child.stdout?.destroy();
      const { code, err } = await installation.ended(child);
      expect(err).not.toContain('    at ');
      expect([0, 1]).toContain(code);
    },
    DEADLINE_MS,
  );
});
