/**
 * The process that the broker is a child of. It lives as long as the process that started it: when that one vanishes, however
 * it ended, the channel between them closes, and the broker is stopped. A broker that crashes is started again.
 */
import { rmSync } from 'node:fs';
import { pause } from '@bujiao/basics';
import { Broker } from './broker.js';
import type { BrokerOptions, FromHost, ToHost } from './protocol.js';

/** Waits before the starts after a crash, ms; a broker that still does not stay up is given up. */
const BACK_OFF = [200, 500, 1_000, 2_000, 5_000, 10_000];
/** ms of running after which an earlier crash is forgotten. */
const STEADY = 60_000;

let options: BrokerOptions | undefined;
let broker: Broker | undefined;
let stopping: Promise<void> | undefined;
let crashes = 0;
let startedAt = 0;

const tell = (message: FromHost): void => {
  if (process.connected) process.send?.(message);
};
const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

async function start(given: BrokerOptions): Promise<void> {
  options = given;
  try {
    broker = await Broker.prepare(given);
    await launch(broker);
  } catch (error) {
    await giveUp(reasonOf(error));
  }
}

async function launch(to: Broker): Promise<void> {
  const pid = await to.start((reason) => void comeBack(to, reason));
  startedAt = Date.now();
  if (!stopping) tell({ is: 'running', port: to.port, pid });
}

async function comeBack(to: Broker, reason: string): Promise<void> {
  if (Date.now() - startedAt > STEADY) crashes = 0;
  const wait = BACK_OFF[crashes++];
  if (wait === undefined) return giveUp(reason);
  tell({ is: 'crashed', reason });
  await pause(wait);
  if (stopping) return;
  await launch(to).catch((error: unknown) => comeBack(to, reasonOf(error)));
}

async function restart(): Promise<void> {
  try {
    await broker?.end('SIGTERM');
    if (broker) await launch(broker);
  } catch (error) {
    await giveUp(reasonOf(error));
  }
}

async function kill(): Promise<void> {
  await broker?.end('SIGKILL');
  tell({ is: 'killed' });
}

async function giveUp(reason: string): Promise<void> {
  if (stopping) return;
  tell({ is: 'failed', reason });
  await stop();
}

function stop(): Promise<void> {
  stopping ??= (async () => {
    await broker?.end('SIGTERM');
    if (options?.temporary) rmSync(options.folder, { recursive: true, force: true });
    process.exit(0);
  })();
  return stopping;
}

process.on('message', (message: ToHost) => {
  if (message.do === 'start') void start(message.options);
  else if (message.do === 'restart') void restart();
  else if (message.do === 'kill') void kill();
  else void stop();
});
process.on('disconnect', () => void stop());
process.on('SIGTERM', () => void stop());
// Ctrl-C is meant for whoever started us: they need the broker until they are done.
process.on('SIGINT', () => undefined);
process.on('SIGHUP', () => undefined);
