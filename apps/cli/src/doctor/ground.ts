import type { InstallationLook } from '../commands/topics.js';
import { duration } from '../output/times.js';
import type { Finding } from './finding.js';

/** Below it the disk is called full soon: the database needs room for its log too. */
const LEAST_FREE = 1024 ** 3;
/** Seconds; an older transaction keeps readers of the store waiting. */
const LONGEST_TRANSACTION = 60;

/** What the installation stands on: disk, database, schemas, topics. Pure. */
export const groundFindings = (look: InstallationLook): readonly Finding[] => [
  disk(look),
  store(look),
  schemas(look),
  ...(look.topics.length === 0 ? [] : [topics(look)]),
];

const gigabytes = (bytes: number): string => `${(bytes / 1024 ** 3).toFixed(1)} GiB`;

function disk({ database: { bytes, diskFreeBytes: free } }: InstallationLook): Finding {
  const healthy = free === undefined || free >= LEAST_FREE;
  const room = free === undefined ? 'free space is not known from here' : `${gigabytes(free)} free`;
  return {
    what: 'disk',
    healthy,
    text: `database ${gigabytes(bytes)} · ${room}`,
    ...(healthy ? {} : { next: 'df -h   (on the machine of the database)' }),
  };
}

function store({ database: { oldestTransactionSeconds: seconds } }: InstallationLook): Finding {
  const healthy = seconds <= LONGEST_TRANSACTION;
  return {
    what: 'store',
    healthy,
    text: `oldest open transaction ${seconds === 0 ? 'none' : duration(seconds)}`,
    ...(healthy ? {} : { next: 'bujiao lag   (events behind an open transaction wait for it)' }),
  };
}

function schemas({ schemas: all }: InstallationLook): Finding {
  const old = all.filter(({ current }) => !current).map(({ schema }) => schema);
  return {
    what: 'schemas',
    healthy: old.length === 0,
    text: old.length === 0 ? 'of this version' : `of another version: ${old.join(', ')}`,
    ...(old.length === 0 ? {} : { next: 'psql -f deploy/postgres/shared.sql   (see docs/deployment.md)' }),
  };
}

function topics({ topics: all }: InstallationLook): Finding {
  const bad = all.filter(({ problem }) => problem !== undefined);
  return {
    what: 'topics',
    healthy: bad.length === 0,
    text:
      bad.length === 0
        ? `${all.length} as they should be`
        : bad.map(({ topic, problem }) => `${topic} ${problem}`).join(', '),
    ...(bad.length === 0 ? {} : { next: 'bujiao topics check' }),
  };
}
