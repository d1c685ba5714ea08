// Order of the specs in `npm test`: the longest begin first, or the run ends with one of them alone on one worker.
import Sequencer from '@jest/test-sequencer';

/** Specs of half a minute and more on two idle cores, the longest first: for clones where jest has not measured them yet. */
export const LONGEST = [
  'apps/console/browser/console.spec.ts',
  'apps/cluster/src/chaos/chaos.spec.ts',
  'apps/standalone/src/standalone.spec.ts',
  'tools/openapi-checks/answers.spec.mjs',
  'apps/console/browser/pages.spec.ts',
  'apps/cli/src/process.spec.ts',
  'apps/end-to-end/src/chaos/chaos.spec.ts',
  'apps/console/browser/ops.spec.ts',
  'apps/cli/src/killed-jobs.spec.ts',
  'libs/event-store/src/eventstoredb/eventstoredb-event-store.spec.ts',
  'libs/embedded-kafka/src/embedded-kafka.spec.ts',
  'libs/event-bus/src/kafka/kafka.contract.spec.ts',
  'apps/cluster/src/cluster.spec.ts',
  'apps/cli/src/handling.spec.ts',
  'libs/event-bus/src/kafka/broker-killed.spec.ts',
  'apps/end-to-end/src/journeys/suppliers.spec.ts',
  'libs/embedded-postgres/src/embedded-postgres.spec.ts',
  'libs/event-bus/src/kafka/kafka-specifics.spec.ts',
  'tools/deploy-checks/publishers.spec.mjs',
];

export default class LongestFirst extends Sequencer {
  /** Within the same place as jest has it: what failed last, then by its own measurements. */
  sort(tests) {
    return super.sort(tests).sort((a, b) => placeOf(a.path) - placeOf(b.path));
  }
}

function placeOf(file) {
  const place = LONGEST.findIndex((spec) => file.endsWith(`/${spec}`));
  return place === -1 ? LONGEST.length : place;
}
