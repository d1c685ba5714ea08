import { confirm } from '../confirm.js';
import type { Context } from '../context.js';
import { EXIT, type ExitCode } from '../exit-codes.js';
import { counted } from '../output/counted.js';
import { duration, localTime, thousands } from '../output/times.js';
import type { Given } from '../verb.js';
import { followJob } from './follow-job.js';
import { impactLines, withImpact, type PlanWithImpact } from './impact.js';
import { lines, type JobView } from './job-views.js';

const planText = ({ plan, impact }: PlanWithImpact): string => {
  const { id, target, rate, expiresAt } = plan;
  const { counts, skips, seconds, selection } = plan.plan;
  return lines([
    `plan ${id} · ${target}`,
    `  ${counted(counts.events, 'event')} of ${counted(counts.orders, 'order')}`,
    ...(plan.verb === 'redeliver' ? [`  positions   after ${selection.after}, up to ${selection.upTo}`] : []),
    ...impactLines(impact),
    ...skips.map(({ what, why }) => `  leaves out  ${what}: ${why}`),
    `  takes       about ${duration(seconds)} at ${thousands(rate)} events/s at most`,
    `  expires     ${localTime(expiresAt)}`,
  ]);
};

/** Shows a plan that has effects, with its impact. With -q, the orders that it is about. */
export async function showPlan(context: Context, shown: PlanWithImpact): Promise<void> {
  const { sequences = [] } = shown.plan.plan;
  const ids = sequences.length > 0 ? sequences.map(({ orderId }) => orderId).join('\n') : shown.plan.id;
  await context.output.one(shown, planText, () => ids);
}

/** Asks, runs the plan, follows it. Exit code 1 when an order failed again or waits. */
export async function runHandling(
  context: Context,
  plan: JobView,
  { because, given }: { readonly because: string; readonly given: Given },
): Promise<ExitCode> {
  const api = await context.api();
  const { impact } = await withImpact(context, api, plan);
  for (const line of impactLines(impact)) context.output.say(line);
  const { orders } = plan.plan.counts;
  const yes = given['yes'] as string | boolean | undefined;
  await confirm(
    { what: `has the events of ${counted(orders, 'order')} handled, with their effects`, count: orders, yes },
    context,
  );
  await api.post<JobView>(`/jobs/${plan.id}/run`, { because });
  const code = await followJob(context, plan.id);
  if (code !== EXIT.fine) return code;
  return reportLeft(context, await api.get<JobView>(`/jobs/${plan.id}`));
}

function reportLeft({ output }: Context, { id, result = {} }: JobView): ExitCode {
  const { failed = 0, waiting = 0 } = result;
  if (failed + waiting === 0) return EXIT.fine;
  output.say(
    `${counted(failed, 'order')} failed again, ${counted(waiting, 'order')} ${waiting === 1 ? 'waits' : 'wait'} for ${waiting === 1 ? 'its' : 'their'} group.`,
  );
  output.say(`See them with: bujiao jobs show ${id}`);
  return EXIT.failed;
}
