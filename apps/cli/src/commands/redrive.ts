import type { Context } from '../context.js';
import { EXIT, type ExitCode } from '../exit-codes.js';
import { textOf, type Given } from '../verb.js';
import { becauseOf } from './because.js';
import { runHandling, showPlan } from './handling.js';
import { withImpact } from './impact.js';
import type { JobView } from './job-views.js';
import { selectionOf } from './select-dead-letters.js';

/** Handles the parked events of the selected orders again, as a job of the server, and reports which failed again. */
export async function redrive(context: Context, given: Given): Promise<ExitCode> {
  const api = await context.api();
  const dryRun = given['dryRun'] === true;
  const because = dryRun ? (textOf(given, 'because') ?? 'a dry run') : becauseOf(given);
  const plan = await api.post<JobView>('/redrives', {
    because,
    ...selectionOf(given),
    rate: given['rate'],
  });
  if (!dryRun) return runHandling(context, plan, { because, given });
  await showPlan(context, await withImpact(context, api, plan));
  context.output.say(`next: bujiao jobs run ${plan.id} --because "…"`);
  return EXIT.fine;
}
