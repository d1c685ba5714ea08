// Order of the specs in `npm test`: the longest begin first, or the run ends with one of them alone on one worker.
import Sequencer from '@jest/test-sequencer';

/** Specs of half a minute and more on two idle cores, the longest first: for clones where jest has not measured them yet. */
export const LONGEST = [
  'apps/cluster/src/chaos/chaos.spec.ts',
  'apps/console/browser/console.spec.ts',
  'apps/standalone/src/standalone.spec.ts',
  'apps/console/browser/ops.spec.ts',
  'apps/end-to-end/src/journeys/sampled-traffic.spec.ts',
  'apps/cli/src/killed-jobs.spec.ts',
  'tools/openapi-checks/answers.spec.mjs',
  'apps/console/browser/pages.spec.ts',
  'libs/embedded-kafka/src/embedded-kafka.spec.ts',
  'apps/cli/src/process.spec.ts',
  'apps/end-to-end/src/access/access.spec.ts',
  'apps/end-to-end/src/journeys/payments.spec.ts',
  'apps/end-to-end/src/ops/bad-messages.spec.ts',
  'apps/end-to-end/src/chaos/chaos.spec.ts',
  'apps/end-to-end/src/journeys/order-feed.spec.ts',
  'apps/end-to-end/src/journeys/history.spec.ts',
  'apps/simulator/src/traffic/recorded-traffic.spec.ts',
  'apps/cli/src/terminal.spec.ts',
  'apps/cluster/src/cluster.spec.ts',
  'apps/cli/src/direct.spec.ts',
  'libs/embedded-postgres/src/embedded-postgres.spec.ts',
  'apps/cli/src/handling.spec.ts',
  'apps/end-to-end/src/journeys/score.spec.ts',
  'tools/deploy-checks/roles.spec.mjs',
  'apps/end-to-end/src/ops/replay-into-groups.spec.ts',
  'apps/cli/src/backup.spec.ts',
  'apps/end-to-end/src/journeys/suppliers.spec.ts',
  'apps/simulator/src/traffic/traffic.spec.ts',
  'apps/end-to-end/src/chaos/hanging-database.spec.ts',
  'tools/deploy-checks/publishers.spec.mjs',
  'libs/event-store/src/postgres/sole-writer.spec.ts',
  'libs/event-bus/src/kafka/broker-killed.spec.ts',
  'libs/event-bus/src/kafka/kafka.contract.spec.ts',
  'libs/event-store/src/eventstoredb/eventstoredb-event-store.spec.ts',
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
