import { pause } from '@bujiao/basics';
import type { SeededRandom } from '@bujiao/simulator';
import type { ClusterProcess } from '../processes/cluster-process.js';

export interface Kill {
  readonly name: string;
  /** ms since the epoch. */
  readonly at: number;
  /** ms until it was ready again. */
  readonly backAfter: number;
}

export interface KillerOptions {
  readonly processes: readonly ClusterProcess[];
  readonly random: SeededRandom;
  /** End, ms since the epoch; every process is killed at least once. */
  readonly until: number;
  readonly say: (line: string) => void;
}

const LEAST_PAUSE_MS = 500;
const MOST_PAUSE_MS = 3_000;
/** One in so many kills hits two processes at once. */
const TWO_AT_ONCE = 4;
const BACK_DEADLINE_MS = 300_000;

/** Kills processes with -9 in random order, and waits after each kill until all are ready. Rejects if one does not restart. */
export async function killInTurn({ processes, random, until, say }: KillerOptions): Promise<Kill[]> {
  const kills: Kill[] = [];
  const kill = async (victim: ClusterProcess): Promise<void> => {
    const at = Date.now();
    const { pid } = victim;
    await victim.kill9();
    await victim.waitReady(BACK_DEADLINE_MS);
    kills.push({ name: victim.name, at, backAfter: Date.now() - at });
    say(
      `${victim.name} (${pid}) killed, ready again as ${victim.pid} after ${((Date.now() - at) / 1_000).toFixed(1)} s`,
    );
  };
  do {
    for (const victim of random.shuffle(processes)) {
      await pause(random.integer(LEAST_PAUSE_MS, MOST_PAUSE_MS));
      const other = random.integer(1, TWO_AT_ONCE) === 1 ? random.pick(processes) : victim;
      await Promise.all([...new Set([victim, other])].map(kill));
    }
  } while (Date.now() < until);
  return kills;
}
