import { copyProductTables } from './bare/product-rows.js';
import { idleCpu } from './measurements/idle-cpu.js';
import { latencyRounds } from './measurements/latency-rounds.js';
import { growthFigures, limitFigures, memoryAfter } from './measurements/memory-growth.js';
import { throughputRounds } from './measurements/throughput-rounds.js';
import type { WarmWorld, World } from './measurements/world.js';
import type { Figure } from './report/figure.js';

/** Everything that is measured of the standalone product, one thing after the other. */
export async function benchStandalone(world: World): Promise<Figure[]> {
  const warm = await warmUp(world);
  await world.resubmit(world.given.options.warmUp);
  const memory = await world.memory();
  const { perSecond, figures } = await throughputRounds(warm, true);
  const latency = await latencyRounds(warm, perSecond / 4);
  const held = await memoryAfter(world, world.given.options.memoryAfter);
  return [...figures, ...latency, ...growthFigures(world, held, memory)];
}

/** The same of the services as processes; appends do not depend on how they run. */
export async function benchCluster(world: World): Promise<Figure[]> {
  const warm = await warmUp(world);
  const { perSecond, figures } = await throughputRounds(warm, false);
  const latency = await latencyRounds(warm, perSecond / 4);
  const held = await memoryAfter(world, world.given.options.memoryAfter);
  return [...figures, ...latency, ...(await idleCpu(world)), ...limitFigures(world, held)];
}

/** Throughput alone, named by how the cluster is laid out. */
export async function benchScaling(world: World, layout: string): Promise<Figure[]> {
  const { figures } = await throughputRounds(await warmUp(world), false);
  return figures.map((figure) => ({ ...figure, name: `${figure.name}.${layout}` }));
}

async function warmUp(world: World): Promise<WarmWorld> {
  const { options, say, client } = world.given;
  say(`warming up with ${options.warmUp} resubmissions`);
  await world.resubmit(options.warmUp);
  await client.query('ANALYZE');
  return { world, tables: await copyProductTables(client, 'bench_floor') };
}
