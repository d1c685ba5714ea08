import { setTimeout as sleep } from 'node:timers/promises';
import type { Context } from '../context.js';
import { EXIT, type ExitCode } from '../exit-codes.js';
import { comparedText, doing, paceText, showJob, type JobView } from './job-views.js';

const EVERY_MS = 500;

/** Follows a job to its end, with progress on standard error. Ctrl-C leaves it to the server. */
export async function followJob(context: Context, id: string): Promise<ExitCode> {
  const api = await context.api();
  const { output, interrupted } = context;
  let said = '';
  try {
    for (;;) {
      const job = await api.get<JobView>(`/jobs/${id}`);
      if (job.state !== 'running') return await end(context, job);
      const line = `${doing(job)}${paceText(job)}`;
      if (output.hasTerminalForProgress) output.progress(line);
      else if (doing(job) !== said) output.say((said = doing(job)));
      await sleep(EVERY_MS, undefined, { signal: interrupted });
    }
  } catch (error) {
    if (!interrupted.aborted) throw error;
    output.progress('');
    output.say(`Detached; the job goes on. See it with: bujiao jobs show ${id}`);
    return EXIT.interrupted;
  }
}

async function end(context: Context, job: JobView): Promise<ExitCode> {
  const { output } = context;
  output.progress('');
  await showJob(context, job);
  if (job.state === 'failed') output.say(`It failed. Next: bujiao jobs resume ${job.id} --because "…"`);
  if (job.phase === 'built' && job.result) output.say(nextOf(job));
  if (job.verb === 'verify' && (job.result?.differing ?? 0) > 0) return EXIT.failed;
  return job.state === 'done' || job.state === 'paused' ? EXIT.fine : EXIT.failed;
}

const nextOf = ({ id, result }: JobView): string =>
  (result?.differing ?? 0) === 0
    ? `${comparedText(result ?? {})}. Next: bujiao replay swap ${id} --because "…"`
    : `${comparedText(result ?? {})}. Next: bujiao replay diff ${id}`;
