// All projects in one run; `npm test` starts what they need before, and ends it after.
import os from 'node:os';

/** Most of the time of a spec is waiting, for servers, brokers, timers and pages. */
const WORKERS_A_CORE = 2;
const MOST_WORKERS = 8;

export default {
  projects: ['<rootDir>/libs/*', '<rootDir>/apps/*', '<rootDir>/tools'],
  testSequencer: '<rootDir>/tools/lib/longest-first.mjs',
  maxWorkers: Math.min(MOST_WORKERS, Math.ceil(os.availableParallelism() * WORKERS_A_CORE)),
  workerIdleMemoryLimit: '700MB',
};
