import { setTimeout as sleep } from 'node:timers/promises';
import type { Api } from '../connection/api.js';
import type { Context } from '../context.js';
import { EXIT, Failure } from '../exit-codes.js';
import { counted } from '../output/counted.js';
import { thousands } from '../output/times.js';
import type { JobView } from './job-views.js';

export interface PlanImpact {
  readonly done: boolean;
  readonly groups: readonly {
    readonly job: string;
    readonly group: string;
    readonly state: string;
    readonly outcomes: readonly {
      readonly outcome: string;
      readonly text: string;
      readonly outside?: string;
      readonly orders: number;
      readonly examples: readonly string[];
    }[];
  }[];
}

/** A plan together with what it would lead to. */
export interface PlanWithImpact {
  readonly plan: JobView;
  readonly impact: PlanImpact;
}

const EVERY_MS = 300;
const DEADLINE_MS = 120_000;

/** Waits until the services have said what they would decide. @throws Failure where none of them does */
export async function withImpact(context: Context, api: Api, plan: JobView): Promise<PlanWithImpact> {
  const end = Date.now() + DEADLINE_MS;
  for (;;) {
    const impact = await api.get<PlanImpact>(`/jobs/${plan.id}/impact`);
    if (impact.done) return { plan, impact };
    const stuck = impact.groups.find(({ state }) => !['planned', 'running', 'done'].includes(state));
    if (stuck || Date.now() > end) throw noImpact(plan, stuck?.job ?? impact.groups[0]?.job);
    context.output.progress(`asking the handlers about ${counted(plan.plan.counts.orders, 'order')}`);
    await sleep(EVERY_MS, undefined, { signal: context.interrupted });
  }
}

const noImpact = ({ id }: JobView, job: string | undefined): Failure =>
  new Failure(
    EXIT.failed,
    `What the plan ${id} would do today is not known: nobody has answered.`,
    `bujiao jobs show ${job ?? id}`,
  );

/** One line an outcome, the most frequent first. */
export function impactLines({ groups }: PlanImpact): readonly string[] {
  if (groups.length === 0) return ['  today       not known: the handlers have no dry run'];
  return groups.flatMap(({ group, outcomes }) =>
    outcomes.map(({ text, orders, examples, outside }, i) => {
      const head = i === 0 ? `today ${group}` : '';
      const call = outside === undefined ? '' : ` → calls ${outside}`;
      return `  ${head.padEnd(20)} ×${thousands(orders)}  ${text}${call}   (${examples.slice(0, 2).join(', ')})`;
    }),
  );
}
