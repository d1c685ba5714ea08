import { SERVICES } from '@bujiao/contracts';
import { ensureJava } from '@bujiao/embedded-kafka';
import { assertPortIsFree, DATABASE, DataFolder, keptSecrets, StartRefused, type KeptSecrets } from '@bujiao/local-installation';
import type { Environment } from '@bujiao/platform';
import type { ClusterOptions } from './cluster-options.js';
import type { startFront } from './front/front.js';
import { Upstreams } from './front/upstreams.js';
import { Ports, urlOf } from './ports.js';
import type { ClusterProcess } from './processes/cluster-process.js';
import { ServiceProcess } from './processes/service-process.js';
import { KafkaServer } from './servers/kafka-server.js';
import { PostgresServer } from './servers/postgres-server.js';
import { commonEnvironment, LOCAL_AUTH, withBacking, type Backing } from './service-environment.js';
import { mainOf, PROGRAMS, type Program } from './programs.js';
import { createTopics } from './topics.js';
import { waitUntil } from './wait.js';

/** Hears every line that a process of the cluster writes, and what becomes of it. */
export type Say = (source: string, line: string) => void;

/** What came before may still be stopping. */
const PORTS_DEADLINE_MS = 10_000;
const CONNECTIONS_AN_INSTANCE = 60;
const OTHER_CONNECTIONS = 40;

/** All of it as processes of this machine: Postgres, Kafka, the relay and the services, behind one address. */
export class Cluster {
  private readonly undo: (() => Promise<unknown>)[] = [];
  private readonly ports: Ports;
  private servers: ClusterProcess[] = [];
  private services: ServiceProcess[] = [];
  private backing: Backing | undefined;
  private stopped: Promise<void> | undefined;

  private constructor(private readonly options: ClusterOptions, private readonly say: Say) {
    this.ports = new Ports(options.httpPort);
  }

  /** Resolves when every service is ready. Throws `StartRefused`, with nothing left running. */
  static async start(options: ClusterOptions, say: Say = () => undefined): Promise<Cluster> {
    const cluster = new Cluster(options, say);
    try {
      await cluster.start();
      return cluster;
    } catch (error) {
      await cluster.stop();
      throw error;
    }
  }

  /** Of the front, which leads to all services. */
  get address(): string {
    return urlOf(this.ports.front);
  }

  /** Of the first instance. */
  addressOf(program: Program): string {
    return urlOf(this.ports.of(program, 0));
  }

  get pgUrl(): string {
    return this.backing?.pgUrl ?? '';
  }

  get kafkaBrokers(): string {
    return this.backing?.kafkaBrokers ?? '';
  }

  /** Postgres and Kafka, where they are the cluster's own, then relay and services. */
  get processes(): readonly ClusterProcess[] {
    return [...this.servers, ...this.services];
  }

  /** Throws where there is none of that name. */
  process(name: string): ClusterProcess {
    const found = this.processes.find((one) => one.name === name);
    if (!found) throw new Error(`the cluster has no process ${name}`);
    return found;
  }

  /** Services finish what they have begun, then the relay, then Kafka and Postgres end. Idempotent. */
  stop(): Promise<void> {
    this.stopped ??= (async () => {
      for (const step of this.undo.reverse()) await step();
    })();
    return this.stopped;
  }

  private async start(): Promise<void> {
    const { ports, options } = this;
    await assertPortIsFree('127.0.0.1', ports.front);
    const loadingFront = import('./front/front.js');
    loadingFront.catch(() => undefined);
    const folder = await DataFolder.open(options.dataDir);
    this.undo.push(() => folder.close());
    const secrets = await keptSecrets(folder);
    await this.assertPortsAreFree();
    const env = commonEnvironment(options.env, secrets, ports);
    this.backing = await this.startServers(folder, secrets, env);
    const complete = withBacking(env, this.backing);
    this.services = PROGRAMS.flatMap((program) => this.instancesOf(program, complete));
    const { startFront: start } = await loadingFront;
    this.undo.push(() => this.stopAll((program) => program === 'relay'));
    await this.openFront(start, secrets);
    this.undo.push(() => this.stopAll((program) => program !== 'relay'));
    for (const process of this.services) process.start();
    await Promise.all(this.services.map((process) => process.waitReady())).catch((error: unknown) => {
      throw new StartRefused((error as Error).message, error);
    });
  }

  private async assertPortsAreFree(): Promise<void> {
    let refusal: unknown;
    const isFree = (port: number): Promise<boolean> => assertPortIsFree('127.0.0.1', port).then(() => true, (error: unknown) => ((refusal = error), false));
    for (const port of this.ports.all(this.options.instances)) if (!(await waitUntil(() => isFree(port), PORTS_DEADLINE_MS, 200))) throw refusal;
  }

  /** One relay publishes at a time: there is no use in more. */
  private numbersOf(program: Program): number[] {
    return Array.from({ length: program === 'relay' ? 1 : this.options.instances }, (_, i) => i);
  }

  /** Postgres and Kafka side by side, with the topics created. */
  private async startServers(folder: DataFolder, secrets: KeptSecrets, env: Environment): Promise<Backing> {
    const started = await Promise.allSettled([this.startPostgres(folder, secrets, env), this.startKafka(folder, env)]);
    const [pgUrl, kafkaBrokers] = started.map((outcome) => {
      if (outcome.status === 'fulfilled') return outcome.value;
      throw outcome.reason;
    }) as [string, string];
    return { pgUrl, kafkaBrokers };
  }

  private async startPostgres(folder: DataFolder, { postgresPassword }: KeptSecrets, env: Environment): Promise<string> {
    if (env['PG_URL']) return env['PG_URL'];
    const server = await PostgresServer.start({
      dataDir: folder.file(DATABASE), password: postgresPassword, port: this.ports.postgres,
      maxConnections: OTHER_CONNECTIONS + CONNECTIONS_AN_INSTANCE * this.options.instances, say: this.sayerOf('postgres'),
    }).catch(refused('PostgreSQL', folder));
    this.keep(server);
    return server.url;
  }

  private async startKafka(folder: DataFolder, env: Environment): Promise<string> {
    const topics = (brokers: string): Promise<void> =>
      createTopics({ ...env, KAFKA_BROKERS: brokers, KAFKA_PARTITIONS: String(this.options.partitions) }, this.sayerOf('kafka'));
    if (env['KAFKA_BROKERS']) {
      await topics(env['KAFKA_BROKERS']);
      return env['KAFKA_BROKERS'];
    }
    await ensureJava().catch(refused('Kafka', folder));
    const server = await KafkaServer.start({ dataDir: folder.file('kafka'), port: this.ports.kafka, say: this.sayerOf('kafka') }).catch(refused('Kafka', folder));
    this.keep(server);
    await topics(server.url);
    return server.url;
  }

  private keep(server: PostgresServer | KafkaServer): void {
    this.servers.push(server);
    this.undo.push(() => server.stop());
  }

  private instancesOf(program: Program, env: Environment): ServiceProcess[] {
    return this.numbersOf(program).map((i) => {
      const name = i === 0 ? program : `${program}-${i + 1}`;
      const port = this.ports.of(program, i);
      const own = { ...env, HTTP_HOST: '127.0.0.1', HTTP_PORT: String(port) };
      return new ServiceProcess({ name, program, main: mainOf(program), url: urlOf(port), env: own, say: this.sayerOf(name) });
    });
  }

  private async openFront(start: typeof startFront, { issuerKey }: KeptSecrets): Promise<void> {
    const { LocalIssuer } = await import('@bujiao/local-installation/issuer');
    const issuer = await LocalIssuer.create({ privateKey: issuerKey, ...LOCAL_AUTH });
    const upstreams = new Map(SERVICES.map((service) => [service, new Upstreams(this.services.filter(({ program }) => program === service))]));
    const front = await start({ host: '127.0.0.1', port: this.ports.front, issuer, upstreams });
    this.undo.push(() => front.close());
  }

  /** The relay goes last, so that what the services record at the end still goes out. */
  private async stopAll(which: (program: Program) => boolean): Promise<void> {
    await Promise.all(this.services.filter(({ program }) => which(program)).map((process) => process.stop()));
  }

  private sayerOf(source: string): (line: string) => void {
    return (line) => this.say(source, line);
  }
}

const refused = (what: string, { path }: DataFolder) => (error: unknown): never => {
  throw new StartRefused(`${what} cannot be started in ${path}: ${(error as Error).message}.`, error);
};
