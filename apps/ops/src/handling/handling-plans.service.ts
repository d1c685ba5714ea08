import { Inject, Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import type { EventStore } from '@bujiao/event-store';
import { Draining, EVENT_STORE } from '@bujiao/platform';
import {
  countedPlan,
  countEvents,
  planWords,
  type Job,
  type JobPlan,
  type KnownHandler,
  type ParkedSequence,
} from '@bujiao/replay';
import { planSentence } from '@bujiao/texts';
import { OpsRuntime } from '../ops-runtime.js';
import { noHandlers, nothingParked, nothingSelected, typeNotHandled } from './handling-problems.js';
import { MOST_ORDERS, type PlanRedeliveryDto, type PlanRedriveDto } from './handling.dto.js';
import { parkedSequences } from './parked-sequences.js';

/** Events a second: suppliers are called by people's orders too. */
const DEFAULT_RATE = 20;
/** An impact calls nobody: it is only slowed so that others get their turn. */
const IMPACT_RATE = 2_000;

interface Asked {
  readonly by: string;
  readonly because: string;
}

/** Makes plans for what has effects, and has the impact of each found out at once. */
@Injectable()
export class HandlingPlans {
  constructor(
    private readonly ops: OpsRuntime,
    private readonly draining: Draining,
    @Inject(EVENT_STORE) private readonly store: EventStore,
  ) {}

  async redrive(request: PlanRedriveDto, by: string): Promise<Job> {
    const { because, rate = DEFAULT_RATE, group } = request;
    const found = await parkedSequences(this.ops.pool, request, MOST_ORDERS + 1);
    if (found.length === 0) throw nothingParked();
    const sequences = found.slice(0, MOST_ORDERS);
    const plan = redrivePlan(sequences, found.length > MOST_ORDERS, rate);
    const impacts = await this.impactsOf(plan, groupsOf(sequences), { by, because });
    const target = `redrive:${group ?? 'all'}`;
    return this.ops.jobs.plan({ verb: 'redrive', target, plan: { ...plan, impacts }, by, because, rate });
  }

  async redeliver(request: PlanRedeliveryDto, by: string): Promise<Job> {
    const { because, rate = DEFAULT_RATE } = request;
    const handler = await this.handlerOf(request.group);
    const types = typesFor(handler, request.types);
    const counted = await countEvents(
      this.store,
      this.ops.marks,
      { ...request, types },
      this.draining.signal,
    );
    if (counted.events === 0) throw nothingSelected();
    const plan: JobPlan = {
      ...countedPlan(counted),
      group: handler.group,
      ...effectsOf([handler.group], false),
      seconds: Math.ceil(counted.events / rate),
    };
    const impacts = await this.impactsOf(plan, [handler.group], { by, because });
    const target = `redeliver:${handler.group}`;
    return this.ops.jobs.plan({ verb: 'redeliver', target, plan: { ...plan, impacts }, by, because, rate });
  }

  /** One job a group: it runs in the process that has the group's deciders. */
  private async impactsOf(
    plan: JobPlan,
    groups: readonly string[],
    asked: Asked,
  ): Promise<readonly string[]> {
    const known = new Set((await this.ops.handlers.list()).map(({ group }) => group));
    const ids: string[] = [];
    for (const group of groups.filter((name) => known.has(name)))
      ids.push(await this.startImpact(group, plan, asked));
    return ids;
  }

  private async startImpact(group: string, plan: JobPlan, { by, because }: Asked): Promise<string> {
    const { id } = await this.ops.jobs.plan({
      verb: 'impact',
      target: `impact:${group}:${randomUUID().slice(0, 8)}`,
      plan: impactPlan(group, plan),
      by,
      because,
      rate: IMPACT_RATE,
    });
    await this.ops.jobs.run(id, { who: by, why: because });
    return id;
  }

  private async handlerOf(group: string): Promise<KnownHandler> {
    const handlers = await this.ops.handlers.list();
    const handler = handlers.find((known) => known.group === group);
    if (handler) return handler;
    throw noHandlers(
      group,
      handlers.map((known) => known.group),
    );
  }
}

function typesFor({ group, types }: KnownHandler, wanted: readonly string[] | undefined): readonly string[] {
  const foreign = wanted?.find((type) => !types.includes(type));
  if (foreign === undefined) return wanted ?? types;
  throw typeNotHandled(group, foreign, types);
}

const groupsOf = (sequences: readonly ParkedSequence[]): readonly string[] => [
  ...new Set(sequences.map(({ group }) => group)),
];

const lettersOf = (sequences: readonly ParkedSequence[]): number =>
  sequences.reduce((sum, { letters }) => sum + letters, 0);

function redrivePlan(sequences: readonly ParkedSequence[], more: boolean, rate: number): JobPlan {
  const events = lettersOf(sequences);
  return {
    selection: { after: 'start', upTo: 'start', orders: sequences.map(({ orderId }) => orderId) },
    counts: { events, orders: sequences.length, byType: {} },
    sequences,
    ...effectsOf(groupsOf(sequences), more),
    seconds: Math.ceil(events / rate),
  };
}

/** @param more orders are parked that are not in the plan */
const effectsOf = (groups: readonly string[], more: boolean): ReturnType<typeof planWords> =>
  planWords({
    writes: groups.map((group) => planSentence('decided-today', { group })),
    skips: more
      ? [{ what: planSentence('orders-beyond', { most: MOST_ORDERS }), why: planSentence('plan-again') }]
      : [],
    reachesOutside: groups.map((group) => planSentence('called-by-handlers', { group })),
  });

function impactPlan(group: string, plan: JobPlan): JobPlan {
  const sequences = plan.sequences?.filter((sequence) => sequence.group === group);
  const counts = sequences
    ? { events: lettersOf(sequences), orders: sequences.length, byType: {} }
    : plan.counts;
  return {
    ...plan,
    ...(sequences && { sequences }),
    counts,
    group,
    ...planWords({ skips: plan.sentences?.skips ?? [] }),
    seconds: Math.ceil(counts.events / IMPACT_RATE),
  };
}
