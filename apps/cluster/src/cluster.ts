import { isTrueWithin, programOf } from '@bujiao/basics';
import {
  assertPortIsFree,
  DataFolder,
  keptSecrets,
  StartRefused,
  type KeptSecrets,
} from '@bujiao/local-installation';
import type { Environment } from '@bujiao/platform';
import type { ClusterOptions } from './cluster-options.js';
import type { Front } from './front/front.js';
import { Upstreams } from './front/upstreams.js';
import { Ports, urlOf } from './ports.js';
import type { ClusterProcess } from './processes/cluster-process.js';
import { ServiceProcess } from './processes/service-process.js';
import { ANSWERING, PROGRAMS, SINGLE, type Program } from './programs.js';
import { Servers } from './servers/servers.js';
import { commonEnvironment, LOCAL_AUTH, withBacking } from './service-environment.js';

/** Called with every line of a process of the cluster, and with its starts and ends. */
export type Say = (source: string, line: string) => void;

/** ms that a start waits for an earlier cluster that is still stopping. */
const PORTS_DEADLINE_MS = 10_000;

/** The whole product as processes of this machine: PostgreSQL, Kafka, relay and services behind one address. */
export class Cluster {
  private readonly ports: Ports;
  private folder: DataFolder | undefined;
  private servers: Servers | undefined;
  private services: readonly ServiceProcess[] = [];
  private front: Front | undefined;
  private postgresUrl = '';
  private stopped: Promise<void> | undefined;

  private constructor(
    private readonly options: ClusterOptions,
    private readonly say: Say,
  ) {
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

  /** Address of the front, which routes to all services. */
  get address(): string {
    return urlOf(this.ports.front);
  }

  /** Address of the first instance of a service. */
  addressOf(program: Program): string {
    return urlOf(this.ports.of(program, 0));
  }

  get pgUrl(): string {
    return this.postgresUrl;
  }

  get kafkaBrokers(): string {
    return this.servers?.kafkaBrokers ?? '';
  }

  /** PostgreSQL and Kafka, if the cluster runs them itself, then services and relay. */
  get processes(): readonly ClusterProcess[] {
    return [...(this.servers?.processes ?? []), ...this.services];
  }

  /** Throws for an unknown name. */
  process(name: string): ClusterProcess {
    const found = this.processes.find((one) => one.name === name);
    if (!found) throw new Error(`the cluster has no process ${name}`);
    return found;
  }

  /** Stops services, then the relay after it has published their events, then Kafka and PostgreSQL. Idempotent. */
  stop(): Promise<void> {
    this.stopped ??= (async () => {
      await this.stopServices((program) => program !== 'relay');
      await this.front?.close();
      await this.stopServices((program) => program === 'relay');
      await this.servers?.stop();
      await this.folder?.close();
    })();
    return this.stopped;
  }

  private async start(): Promise<void> {
    const { ports, options } = this;
    await assertPortIsFree('127.0.0.1', ports.front);
    this.folder = await DataFolder.open(options.dataDir);
    const secrets = await keptSecrets(this.folder);
    await this.assertPortsAreFree();
    this.servers = new Servers({
      options,
      ports,
      folder: this.folder,
      secrets,
      sayerOf: (source) => this.sayerOf(source),
    });
    // Kafka starts slowest; meanwhile the services load, and wait for the broker and their topics.
    const begun = await Promise.allSettled([
      this.servers.startKafka(),
      this.openFront(secrets),
      this.startServices(this.servers, secrets),
    ]);
    for (const outcome of begun) if (outcome.status === 'rejected') throw outcome.reason;
    await Promise.all(this.services.map((process) => process.waitReady())).catch((error: unknown) => {
      throw new StartRefused((error as Error).message, error);
    });
    this.folder.announce(this.address);
  }

  private async startServices(servers: Servers, secrets: KeptSecrets): Promise<void> {
    this.postgresUrl = await servers.startPostgres();
    const backing = { pgUrl: this.postgresUrl, kafkaBrokers: servers.kafkaBrokers };
    const env = withBacking(commonEnvironment(this.options.env, secrets, this.ports), backing);
    this.services = PROGRAMS.flatMap((program) => this.instancesOf(program, env));
    for (const process of this.services) process.start();
  }

  private async assertPortsAreFree(): Promise<void> {
    let refusal: unknown;
    const isFree = (port: number): Promise<boolean> =>
      assertPortIsFree('127.0.0.1', port).then(
        () => true,
        (error: unknown) => ((refusal = error), false),
      );
    for (const port of this.ports.all(this.options.instances))
      if (!(await isTrueWithin(() => isFree(port), PORTS_DEADLINE_MS, 200))) throw refusal;
  }

  private instancesOf(program: Program, env: Environment): ServiceProcess[] {
    return Array.from({ length: SINGLE.includes(program) ? 1 : this.options.instances }, (_, i) => {
      const name = i === 0 ? program : `${program}-${i + 1}`;
      const port = this.ports.of(program, i);
      const own = { ...env, HTTP_HOST: '127.0.0.1', HTTP_PORT: String(port) };
      return new ServiceProcess({
        name,
        program,
        main: programOf(program),
        url: urlOf(port),
        env: own,
        say: this.sayerOf(name),
      });
    });
  }

  /** Imported while servers start, since loading takes long. */
  private async openFront({ issuerKey }: KeptSecrets): Promise<void> {
    const { startFront } = await import('./front/front.js');
    const { LocalIssuer } = await import('@bujiao/local-installation/issuer');
    const issuer = await LocalIssuer.create({ privateKey: issuerKey, ...LOCAL_AUTH });
    const upstreams = new Map(
      ANSWERING.map((service) => [
        service,
        new Upstreams(() => this.services.filter(({ program }) => program === service)),
      ]),
    );
    this.front = await startFront({ host: '127.0.0.1', port: this.ports.front, issuer, upstreams });
  }

  private async stopServices(which: (program: Program) => boolean): Promise<void> {
    await Promise.all(this.services.filter(({ program }) => which(program)).map((process) => process.stop()));
  }

  private sayerOf(source: string): (line: string) => void {
    return (line) => this.say(source, line);
  }
}
