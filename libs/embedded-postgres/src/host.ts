/**
 * The process that PostgreSQL is a child of. It lives as long as the process that started it: when that one vanishes, however
 * it ended, the channel between them closes, and the server is stopped. A server that crashes is started again.
 */
import { Cluster } from './cluster.js';
import type { ClusterOptions, FromHost, ToHost } from './protocol.js';

let cluster: Cluster | undefined;
let stopping: Promise<void> | undefined;

const tell = (message: FromHost): void => {
  if (process.connected) process.send?.(message);
};

async function start(options: ClusterOptions): Promise<void> {
  try {
    cluster = await Cluster.prepare(options);
    await launch(options.port);
  } catch (error) {
    tell({ is: 'failed', reason: error instanceof Error ? error.message : String(error) });
    await stop();
  }
}

async function launch(port: number): Promise<void> {
  const running = await cluster?.start(port, () => void relaunch(running?.port ?? port));
  if (running) tell({ is: 'running', ...running });
}

async function relaunch(port: number): Promise<void> {
  try {
    await launch(port);
  } catch (error) {
    if (stopping) return;
    tell({ is: 'failed', reason: error instanceof Error ? error.message : String(error) });
    await stop();
  }
}

function stop(): Promise<void> {
  stopping ??= (async () => {
    await cluster?.stop();
    tell({ is: 'stopped' });
    process.exit(0);
  })();
  return stopping;
}

process.on('message', (message: ToHost) => {
  if (message.do === 'start') void start(message.options);
  else void stop();
});
process.on('disconnect', () => void stop());
process.on('SIGTERM', () => void stop());
// Ctrl-C is meant for whoever started us: they need the database until they are done.
process.on('SIGINT', () => undefined);
process.on('SIGHUP', () => undefined);
