/**
 * Loaded by `--import` into the process that is looked at: 'start' and 'stop' over its channel take a CPU profile of what
 * happens in between.
 */
import { writeFileSync } from 'node:fs';
import { Session } from 'node:inspector/promises';

const SAMPLE_EVERY_US = 250;

export type ProfileOrder =
  { readonly profile: 'start' } | { readonly profile: 'stop'; readonly file: string };

const session = new Session();

process.on('message', (order: ProfileOrder) => {
  void (order.profile === 'start' ? start() : stop(order.file)).then(() =>
    process.send?.({ profile: order.profile }),
  );
});
// The channel alone must not keep the process alive.
process.channel?.unref();

async function start(): Promise<void> {
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.setSamplingInterval', { interval: SAMPLE_EVERY_US });
  await session.post('Profiler.start');
}

async function stop(file: string): Promise<void> {
  const { profile } = await session.post('Profiler.stop');
  writeFileSync(file, JSON.stringify(profile));
}
