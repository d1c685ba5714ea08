import { StartRefused } from '@bujiao/local-installation';
import { welcome } from './welcome.js';
import { startStandalone, type Standalone } from './standalone.js';

/** Ctrl-C again after this, or a shutdown that takes longer, ends it the hard way; the data bears that. */
const STOP_DEADLINE_MS = 20_000;

let running: Standalone | undefined;
let stopping = false;

function refuse(error: unknown): never {
  // By its code: the class would load most of the platform before the first check has been made.
  const foreseen = error instanceof StartRefused || (error as { code?: unknown }).code === 'config-invalid';
  process.stderr.write(
    `${foreseen ? (error as Error).message : ((error as Error).stack ?? String(error))}\n`,
  );
  process.exit(1);
}

async function stop(): Promise<void> {
  if (stopping) process.exit(1);
  stopping = true;
  setTimeout(() => process.exit(1), STOP_DEADLINE_MS).unref();
  process.stdout.write('Stopping …\n');
  await starting.catch(() => undefined);
  await running?.stop();
  process.exit(0);
}

process.on('SIGINT', () => void stop());
process.on('SIGTERM', () => void stop());

const began = performance.now();
const starting = startStandalone(process.env, (reason) => {
  if (!stopping)
    refuse(
      new StartRefused(
        `PostgreSQL is gone (${reason}): look at postgres.log in the data folder, then start again.`,
      ),
    );
});
try {
  running = await starting;
  if (!stopping) process.stdout.write(welcome(running, (performance.now() - began) / 1000));
} catch (error) {
  refuse(error);
}
