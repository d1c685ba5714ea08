import type { Context } from '../context.js';
import { EXIT, type ExitCode } from '../exit-codes.js';
import { doing, paceText, showJob, type JobView } from './job-views.js';
import { polled } from './polled.js';

/** Follows a job to its end, with progress on standard error. Ctrl-C leaves it to the server. */
export async function followJob(context: Context, id: string): Promise<ExitCode> {
  const api = await context.api();
  const { output } = context;
  let said = '';
  const look = async (): Promise<ExitCode | undefined> => {
    const job = await api.get<JobView>(`/jobs/${id}`);
    if (job.state !== 'running') return end(context, job);
    const line = `${doing(job)}${paceText(job)}`;
    if (output.hasTerminalForProgress) output.progress(line);
    else if (doing(job) !== said) output.say((said = doing(job)));
    return undefined;
  };
  return (await polled(context, look, `jobs show ${id}`)) ?? EXIT.interrupted;
}

async function end(context: Context, job: JobView): Promise<ExitCode> {
  const { output } = context;
  output.progress('');
  await showJob(context, job);
  const next = nextOf(job);
  if (next) output.say(next);
  return isFine(job) ? EXIT.fine : EXIT.failed;
}

const differing = ({ result }: JobView): number => result?.differing ?? 0;

/** A verification that found differences has done its work, and says that something is wrong. */
function isFine(job: JobView): boolean {
  if (job.verb === 'verify' && differing(job) > 0) return false;
  return job.state === 'done' || job.state === 'paused';
}

function nextOf(job: JobView): string | undefined {
  const { id, state, phase, words } = job;
  if (state === 'failed') return `It failed. Next: bujiao jobs resume ${id} --because "…"`;
  if (phase !== 'built') return undefined;
  const next = differing(job) === 0 ? `swap ${id} --because "…"` : `diff ${id}`;
  return `${words.result?.en ?? words.state.en}. Next: bujiao replay ${next}`;
}
