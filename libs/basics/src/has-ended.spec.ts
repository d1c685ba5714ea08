import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { hasEnded } from './has-ended.js';

const node = (program: string): ChildProcess => spawn(process.execPath, ['-e', program], { stdio: 'ignore' });

describe('a process', () => {
  it('has ended after its exit, and not before', async () => {
    const child = node('process.exit(3)');
    expect(hasEnded(child)).toBe(false);
    await once(child, 'exit');
    expect(hasEnded(child)).toBe(true);
  });

  it('has ended after a signal, which leaves no exit code', async () => {
    const child = node('setInterval(() => undefined, 1_000)');
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect([child.exitCode, hasEnded(child)]).toEqual([null, true]);
  });

  it('has ended where it could not be started', async () => {
    const child = spawn('/no/such/program');
    const failed = once(child, 'error');
    expect(hasEnded(child)).toBe(true);
    await failed;
  });
});
