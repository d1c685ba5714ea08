import { startDirect } from './direct/direct.js';

/**
 * Started by a command line that looks at an installation without its services. One line on standard output says where it answers,
 * with which token, or why not; it ends when its standard input does, so never later than the command.
 */
const answer = (line: object): void => void process.stdout.write(`${JSON.stringify(line)}\n`);

process.on('SIGINT', () => undefined);
try {
  const { url, token, close } = await startDirect(process.env, process.env['BUJIAO_USER'] ?? 'ops');
  process.stdin.resume().once('close', () => {
    void close().finally(() => process.exit(0));
  });
  answer({ url, token });
} catch (error) {
  answer({ error: error instanceof Error ? error.message : String(error) });
  process.exit(1);
}
