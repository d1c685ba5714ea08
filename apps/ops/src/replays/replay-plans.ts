import { Inject, Injectable } from '@nestjs/common';
import { OWNED_TOPICS } from '@bujiao/contracts';
import type { EventStore } from '@bujiao/event-store';
import { Config, Draining, EVENT_STORE } from '@bujiao/platform';
import {
  type CountedEvents,
  countedPlan,
  countEvents,
  groupReplay,
  type Job,
  type JobPlan,
  type JobVerb,
  type KnownGroup,
  type KnownProjection,
  type PlanSentences,
  planWords,
} from '@bujiao/replay';
import { planSentence, type PlanSentence } from '@bujiao/texts';
import { OpsRuntime } from '../ops-runtime.js';
import { typeNotHandled } from '../handling/handling-problems.js';
import {
  allReachOutside,
  groupNotFound,
  noBroker,
  projectionNeedsAllEvents,
  projectionNeedsAllTypes,
  projectionNotFound,
  topicOwned,
  verifyNeedsProjection,
} from './plan-problems.js';
import type { PlanReplayDto } from './replays.dto.js';

/** Leaves a process that also serves requests time for them. */
const DEFAULT_RATE = 20_000;

interface Target {
  readonly verb: JobVerb;
  readonly name: string;
  readonly types?: readonly string[];
  readonly writes: readonly PlanSentence[];
  readonly skips: PlanSentences['skips'];
  readonly appends?: readonly string[];
}

/** Makes plans: what a replay would do, counted and frozen, before anything is done. */
@Injectable()
export class ReplayPlans {
  constructor(
    private readonly ops: OpsRuntime,
    private readonly config: Config,
    private readonly draining: Draining,
    @Inject(EVENT_STORE) private readonly store: EventStore,
  ) {}

  async plan(request: PlanReplayDto, by: string): Promise<Job> {
    const target = await this.targetOf(request);
    const rate = request.rate ?? DEFAULT_RATE;
    const types = target.types ?? request.types;
    const counted = await countEvents(
      this.store,
      this.ops.marks,
      { ...request, types },
      this.draining.signal,
    );
    return this.ops.jobs.plan({
      verb: target.verb,
      target: target.name,
      plan: planOf(target, counted, rate),
      by,
      because: request.because,
      rate,
    });
  }

  private async targetOf(request: PlanReplayDto): Promise<Target> {
    const [kind, ...rest] = request.into.split(':');
    const name = rest.join(':');
    if (kind === 'projection') return this.projectionTarget(name, request);
    return kind === 'group' ? this.groupTarget(name, request) : this.topicTarget(name, request);
  }

  /** Handlers that reach outside are left out and named; a group of which nothing is left is refused. */
  private async groupTarget(name: string, request: PlanReplayDto): Promise<Target> {
    if (request.verify) throw verifyNeedsProjection();
    const groups = await this.ops.groups.list();
    const known = groups.find(({ group }) => group === name);
    const names = groups.map(({ group }) => group);
    if (!known) throw groupNotFound(name, names);
    refuseTypes(known, request);
    const { types, writes, skips, appends } = groupReplay(known, request.types);
    if (types.length === 0) throw allReachOutside(name, skips);
    return { verb: 'group', name: `group:${name}`, types, writes, skips, appends };
  }

  private async projectionTarget(name: string, request: PlanReplayDto): Promise<Target> {
    const known = (await this.ops.projections.list()).find((projection) => projection.name === name);
    if (!known) throw projectionNotFound(name);
    refuseFilters(request);
    return projectionTarget(known, request.verify ?? false);
  }

  private topicTarget(given: string, { verify }: PlanReplayDto): Target {
    if (verify) throw verifyNeedsProjection();
    if (this.config.eventBus !== 'kafka') throw noBroker();
    if (OWNED_TOPICS.includes(given)) throw topicOwned(given);
    const topic = given || `replay.${new Date().toISOString().replace(/\D/g, '').slice(0, 17)}`;
    return {
      verb: 'topic',
      name: `topic:${topic}`,
      writes: [planSentence('topic', { topic })],
      skips: [{ what: planSentence('order-states'), why: planSentence('order-states-are-derived') }],
    };
  }
}

function projectionTarget({ name, table, types, version }: KnownProjection, verify: boolean): Target {
  const kept = verify ? [] : [planSentence('table-when-swapped', { table, version })];
  return {
    verb: verify ? 'verify' : 'rebuild',
    name: `projection:${name}`,
    types,
    writes: [planSentence('table', { table: `${table}__rebuild` }), ...kept],
    skips: [],
  };
}

function refuseTypes(
  { group, kind, types: handled }: KnownGroup,
  { types, to = 'head' }: PlanReplayDto,
): void {
  const foreign = types?.find((type) => !handled.includes(type));
  if (foreign !== undefined) throw typeNotHandled(group, foreign, handled);
  // Rows of a part of the types, or up to a moment that has passed, would say what is not so any more.
  if (kind === 'projection' && (types !== undefined || to !== 'head')) throw projectionNeedsAllTypes();
}

/** A projection follows from all of its events: rows of a part of them would say what never was. */
function refuseFilters({
  from = 'start',
  to = 'head',
  types,
  orders,
  actor,
  correlation,
}: PlanReplayDto): void {
  const filters = [types, orders, actor, correlation];
  if (from !== 'start' || to !== 'head' || filters.some((filter) => filter !== undefined))
    throw projectionNeedsAllEvents();
}

function planOf(target: Target, counted: CountedEvents, rate: number): JobPlan {
  const { events, tookMs } = counted;
  return {
    ...countedPlan(counted),
    ...planWords(target),
    ...(target.appends && { appends: target.appends }),
    seconds: Math.ceil(Math.max(events / rate, (tookMs * 2) / 1000)),
  };
}
