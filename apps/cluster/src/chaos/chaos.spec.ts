import { ensureJava } from '@bujiao/embedded-kafka';
import { seedOf } from './chaos-options.js';
import { runChaos } from './chaos-run.js';
import { textOf } from './finding.js';

const DEADLINE_MS = 8 * 60_000;
/** Kills meet 8 to 45 of them on their way. On a slow machine the run lasts longer, and more of them would slow it further. */
const ORDERS_A_SECOND = 2;

let missing: string | undefined;
await ensureJava().catch((error: Error) => (missing = error.message));
const whereKafkaRuns = missing && process.env['CI'] !== 'true' ? describe.skip : describe;

whereKafkaRuns(`a cluster whose processes are killed${missing ? ` (${missing})` : ''}`, () => {
  const seed = seedOf(process.env['CHAOS_SEED']);

  it(
    `loses nothing that was accepted, and delivers nothing twice (CHAOS_SEED=${seed})`,
    async () => {
      const said: string[] = [`CHAOS_SEED=${seed}`];
      const result = await runChaos(
        { seed, minutes: 0, perSecond: ORDERS_A_SECOND, instances: 1, partitions: 4 },
        (line) => said.push(line),
      );
      if (result.findings.length > 0) process.stderr.write(`${said.join('\n')}\n`);
      expect(result.findings.map(textOf)).toEqual([]);
      expect(new Set(result.kills.map(({ name }) => name))).toEqual(
        new Set([
          'postgres',
          'kafka',
          'intake',
          'verification',
          'fulfillment',
          'after-sales',
          'relay',
          'ops',
        ]),
      );
      expect(result.accepted).toBe(result.orders);
    },
    DEADLINE_MS,
  );
});
