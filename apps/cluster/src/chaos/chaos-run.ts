import { appendFileSync, chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isTrueWithin, pause } from '@bujiao/basics';
import { createPostgresEventStore } from '@bujiao/event-store/postgres';
import { oneAddress, ProductClient, SeededRandom } from '@bujiao/simulator';
import type { Cluster } from '../cluster.js';
import { startCluster } from '../start-cluster.js';
import { auditDeliveries } from './audit/audit-deliveries.js';
import { auditHistories, onTheirWay, unsettled } from './audit/audit-histories.js';
import { auditKafka } from './audit/audit-kafka.js';
import { auditOrderStates } from './audit/audit-order-states.js';
import { countConnections, readCardRows, readParked } from './audit/database-rows.js';
import { KafkaContents } from './audit/kafka-contents.js';
import { StoreContents } from './audit/store-contents.js';
import type { ChaosOptions } from './chaos-options.js';
import type { ChaosResult } from './chaos-result.js';
import { startChaosWorld, stockCards, type ChaosWorld } from './chaos-world.js';
import { Customers } from './customers.js';
import type { Finding } from './finding.js';
import { killInTurn, type Kill } from './killer.js';
import { memoryOf } from './memory.js';

const CALM_MS = 2_000;
const ACCEPTED_BEFORE_KILLS = 5;
/** ms for interrupted work to be resumed, queried and closed. */
const SETTLE_DEADLINE_MS = 300_000;
const CATCH_UP_DEADLINE_MS = 60_000;
const SECONDS_BESIDE = 300;
const CARDS_AN_ORDER = 1.5;
/** Upper bound of the connections of all pools. */
const MOST_CONNECTIONS_A_PROCESS = 20;

/**
 * Runs a cluster under load, kills its processes with -9 in turn, and then audits accepted requests, event store, Kafka and deliveries
 * against each other. The cluster's log is kept if there are findings.
 */
export async function runChaos(options: ChaosOptions, say: (line: string) => void): Promise<ChaosResult> {
  const folder = mkdtempSync(join(tmpdir(), 'bujiao-chaos-'));
  chmodSync(folder, 0o755);
  const log = join(folder, 'cluster.log');
  const world = await startChaosWorld(options.seed);
  let findings: readonly Finding[] = [{ what: 'it did not come to an end' }];
  try {
    const cluster = await startCluster(
      {
        dataDir: folder,
        instances: options.instances,
        partitions: options.partitions,
        env: environment(world),
      },
      (source, line) => appendFileSync(log, `${new Date().toISOString()} ${source.padEnd(14)} ${line}\n`),
    );
    try {
      const result = await new ChaosRun(options, cluster, world, say).run();
      findings = result.findings;
      return result;
    } finally {
      await cluster.stop();
    }
  } finally {
    await world.close();
    if (findings.length === 0) rmSync(folder, { recursive: true, force: true });
    else say(`the cluster's log and data are kept in ${folder}`);
  }
}

/** The environment without servers: those belong to other programs. */
function environment({ env }: ChaosWorld): NodeJS.ProcessEnv {
  const { PG_URL: _, PG_URL_FILE: __, KAFKA_BROKERS: ___, EVENT_STORE: ____, ...rest } = process.env;
  return { ...rest, ...env, AUTO_CONFIRM_AFTER_MS: '500', LOG_LEVEL: 'warn' };
}

class ChaosRun {
  private readonly customers: Customers;
  private readonly product: ProductClient;
  private readonly startedAt = Date.now();

  constructor(
    private readonly options: ChaosOptions,
    private readonly cluster: Cluster,
    private readonly world: ChaosWorld,
    private readonly say: (line: string) => void,
  ) {
    this.product = new ProductClient(oneAddress(cluster.address));
    this.customers = new Customers({
      product: this.product,
      world,
      seed: options.seed,
      perSecond: options.perSecond,
    });
  }

  async run(): Promise<ChaosResult> {
    const { options, cluster, customers, say } = this;
    await stockCards(
      this.product,
      options.seed,
      Math.ceil(options.perSecond * (SECONDS_BESIDE + options.minutes * 60) * CARDS_AN_ORDER),
    );
    customers.start();
    // A kill before the first request would meet nothing.
    await isTrueWithin(() => customers.accepted.size >= ACCEPTED_BEFORE_KILLS, CATCH_UP_DEADLINE_MS);
    const kills = await killInTurn({
      processes: cluster.processes,
      random: new SeededRandom(options.seed),
      until: this.startedAt + options.minutes * 60_000,
      say,
    });
    await pause(CALM_MS);
    await customers.stop();
    say(
      `${customers.accepted.size} resubmissions of ${customers.placed} orders were accepted; waiting until they are settled`,
    );
    const [memory, connections] = await Promise.all([
      memoryOf(cluster.processes),
      countConnections(cluster.pgUrl),
    ]);
    const audited = await this.audit(kills);
    await this.product.close();
    const findings = [...audited.findings, ...this.leaks(connections)];
    return {
      options,
      memory,
      connections,
      orders: customers.placed,
      accepted: customers.accepted.size,
      answers: customers.answers,
      seconds: (Date.now() - this.startedAt) / 1_000,
      ...audited,
      findings,
    };
  }

  /** A client that reconnects twice after each loss would hold many connections by now. */
  private leaks(connections: number): Finding[] {
    const most = this.cluster.processes.length * MOST_CONNECTIONS_A_PROCESS;
    return connections > most
      ? [{ what: `${connections} connections to Postgres are open, ${most} would be many` }]
      : [];
  }

  private async audit(
    kills: readonly Kill[],
  ): Promise<Pick<ChaosResult, 'kills' | 'findings' | 'recorded' | 'published' | 'parked' | 'settledAfter'>> {
    const { cluster, customers } = this;
    const store = createPostgresEventStore({ connectionString: cluster.pgUrl });
    const contents = new StoreContents(store);
    const kafka = new KafkaContents(cluster.kafkaBrokers);
    const accepted = [...customers.accepted.values()];
    const began = Date.now();
    contents.start();
    await kafka.start();
    try {
      await isTrueWithin(() => unsettled(accepted, contents.byOrder).length === 0, SETTLE_DEADLINE_MS, 1_000);
      const settledAfter = (Date.now() - began) / 1_000;
      await customers.leave();
      await isTrueWithin(() => kafka.ids.size >= contents.size, CATCH_UP_DEADLINE_MS, 200);
      const parked = await readParked(cluster.pgUrl);
      const findings = [
        ...customers.findings,
        ...unsettled(accepted, contents.byOrder),
        ...auditHistories(contents.byOrder),
        ...(await this.auditDeliveries(contents)),
        ...(await this.auditKafka(contents, kafka)),
        ...kafka.unreadable.map((what) => ({ what: `unreadable in Kafka: ${what}` })),
        ...parked.map(({ group, reason, count }) => ({
          what: `${group} has parked ${count} events: ${reason}`,
        })),
      ];
      const met = kills.map((kill) => ({ ...kill, met: onTheirWay(accepted, contents.byOrder, kill.at) }));
      const [recorded, published] = [contents.size, kafka.messages.length];
      return { kills: met, findings, recorded, published, parked, settledAfter };
    } finally {
      await Promise.all([kafka.stop(), contents.stop()]);
      await store.close();
    }
  }

  /** Waits for a relay that was killed late and still repeats from its checkpoint. */
  private async auditKafka({ byOrder }: StoreContents, kafka: KafkaContents): Promise<Finding[]> {
    let findings: Finding[] = [];
    const look = (): boolean => {
      findings = [...auditKafka(byOrder, kafka.messages), ...auditOrderStates(byOrder, kafka.states)];
      return findings.length === 0;
    };
    await isTrueWithin(look, CATCH_UP_DEADLINE_MS, 1_000);
    return findings;
  }

  /** Waits for the states of cards, which follow the events. */
  private async auditDeliveries({ byOrder }: StoreContents): Promise<Finding[]> {
    let findings: Finding[] = [];
    const look = async (): Promise<boolean> => {
      const cards = await readCardRows(this.cluster.pgUrl);
      findings = auditDeliveries({
        accepted: this.customers.accepted.values(),
        byOrder,
        ledger: this.world.supplier.ledger,
        cards,
      });
      return findings.length === 0;
    };
    await isTrueWithin(look, CATCH_UP_DEADLINE_MS, 1_000);
    return findings;
  }
}
