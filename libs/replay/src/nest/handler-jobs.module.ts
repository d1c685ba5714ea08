import {
  Inject,
  Injectable,
  Logger,
  Module,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { isProjection, typesOf, type BusServer, type GroupDefinition } from '@bujiao/event-bus';
import type { EventStore } from '@bujiao/event-store';
import { BUS_MEMORY, Config, createPool, EVENT_BUS, EVENT_STORE, type BusMemory } from '@bujiao/platform';
import type { Pool } from 'pg';
import { projectionImpact, type GroupImpact } from '../handlers/handler-impact.js';
import { KnownGroups, type KnownGroup } from '../handlers/known-groups.js';
import { ImpactWork } from '../handlers/impact-work.js';
import { KnownHandlers } from '../handlers/known-handlers.js';
import { RedeliverWork } from '../handlers/redeliver-work.js';
import { JobRunner } from '../jobs/job-runner.js';
import { Jobs } from '../jobs/jobs.js';

type Owned = GroupImpact & { readonly owner: string };

/** The groups of this process whose dry run is known. Providers of services register theirs when they are made. */
@Injectable()
export class HandlerImpacts {
  private readonly known = new Map<string, Owned>();

  register(owner: string, impact: GroupImpact): void {
    const { group, types, reach } = impact;
    this.known.set(group, { group, types, reach, of: (event) => impact.of(event), owner });
  }

  get all(): readonly Owned[] {
    return [...this.known.values()];
  }
}

/** One for the job, one to renew its lease and to look for the next. */
const CONNECTIONS = 2;

/**
 * Runs the impact and redelivery jobs of the groups whose handlers are in this process. One instance serves all services that
 * share a process.
 */
@Module({ providers: [HandlerImpacts], exports: [HandlerImpacts] })
export class HandlerJobsModule
  implements OnApplicationBootstrap, BeforeApplicationShutdown, OnApplicationShutdown
{
  private pool: Pool | undefined;
  private runner: JobRunner | undefined;
  private stopped = false;
  private readonly logger = new Logger('handler jobs');

  constructor(
    private readonly config: Config,
    private readonly impacts: HandlerImpacts,
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(EVENT_BUS) private readonly bus: BusServer,
    @Inject(BUS_MEMORY) private readonly memory: BusMemory,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const pool = createPool({
      url: this.config.pgUrl,
      name: 'handler jobs',
      max: CONNECTIONS,
      answerWithin: 'never',
    });
    this.pool = pool;
    await new Jobs(pool).prepare();
    // What a process handles is known when its bus has started; where it has, nobody is served before it is announced.
    let starting: Promise<void> | undefined;
    this.bus.onStarted((groups) => {
      starting = this.start(pool, groups);
    });
    await starting;
  }

  private async start(pool: Pool, definitions: readonly GroupDefinition[]): Promise<void> {
    const onTrouble = (what: string, err: unknown): void => this.logger.warn({ msg: `trouble ${what}`, err });
    for (const definition of definitions.filter(isProjection))
      this.impacts.register(definition.group, projectionImpact(definition.group, typesOf(definition)));
    const groups = definitions.map((definition) => this.knownGroup(definition));
    await new KnownHandlers(pool)
      .announce(this.impacts.all)
      .catch((error: unknown) => onTrouble('announcing handlers', error));
    await new KnownGroups(pool)
      .announce(groups)
      .catch((error: unknown) => onTrouble('announcing groups', error));
    if (this.stopped) return;
    this.runner = new JobRunner({
      pool,
      works: [
        ...this.impacts.all.flatMap((impact) => this.worksOf(impact)),
        ...groups.map(({ group }) => this.replayInto(group)),
      ],
      onTrouble,
    });
    this.runner.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    await this.runner?.stop();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.pool?.end();
  }

  private knownGroup(definition: GroupDefinition): KnownGroup {
    const { group } = definition;
    const types = typesOf(definition);
    if (isProjection(definition)) return { group, kind: 'projection', types, reach: {} };
    const declared = this.impacts.all.find((impact) => impact.group === group);
    return { group, kind: 'handlers', types, reach: declared?.reach ?? {} };
  }

  private replayInto(group: string): RedeliverWork {
    const { store, bus } = this;
    return new RedeliverWork({ group, store, handle: (event) => bus.handleOnce(group, event) }, 'without');
  }

  private worksOf(impact: GroupImpact): readonly (ImpactWork | RedeliverWork)[] {
    const { store, bus } = this;
    const { group } = impact;
    return [
      new ImpactWork({ impact, store, letters: this.memory.deadLetters }),
      new RedeliverWork({ group, store, handle: (event) => bus.handleOnce(group, event) }),
    ];
  }
}
