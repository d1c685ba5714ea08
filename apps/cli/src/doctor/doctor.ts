import { setTimeout as sleep } from 'node:timers/promises';
import type { Api } from '../connection/api.js';
import type { Reason } from '../commands/dead-letters.js';
import type { JobView } from '../commands/job-views.js';
import type { GroupLag } from '../commands/lag.js';
import type { TimersAnswer } from '../commands/timers.js';
import type { Context } from '../context.js';
import { EXIT, type ExitCode } from '../exit-codes.js';
import { padTo } from '../output/width.js';
import type { Verb } from '../verb.js';
import { findingsOf, type Finding, type Looks } from './checks.js';

const WATCH_EVERY_MS = 2_000;

async function look(api: Api): Promise<Looks> {
  const [{ status, date }, groups, reasons, failedJobs, timers] = await Promise.all([
    api.probe('/health/ready'),
    api.get<readonly GroupLag[]>('/lag'),
    api.get<readonly Reason[]>('/dead-letters/why'),
    api.get<readonly JobView[]>('/jobs', { state: 'failed', limit: 10 }),
    api.get<TimersAnswer>('/timers', { limit: 1_000 }),
  ]);
  const clockAhead = date === null ? undefined : (Date.parse(date) - Date.now()) / 1000;
  return { ready: status, clockAhead, groups, reasons, failedJobs, timers };
}

async function check(context: Context): Promise<ExitCode> {
  const findings = findingsOf(await look(await context.api()));
  const { output } = context;
  const width = Math.max(...findings.map(({ what }) => what.length));
  const { format, quiet } = output.options;
  if (format === 'table' && !quiet)
    await output.write(findings.map((finding) => lineOf(finding, width, context)).join(''));
  else
    await output.list(
      findings.filter(({ healthy }) => !quiet || !healthy),
      [],
      ({ what }) => what,
    );
  return findings.every(({ healthy }) => healthy) ? EXIT.fine : EXIT.failed;
}

function lineOf({ what, healthy, text, next }: Finding, width: number, { output }: Context): string {
  const mark = healthy ? output.good('✓') : output.bad('✗');
  return `${mark} ${padTo(what, width)}  ${text}${next ? `      → ${next}` : ''}\n`;
}

export const doctorVerb: Verb = {
  usage: 'doctor',
  summary: 'What is healthy and what is not; each ✗ says the command to type next',
  options: [['--watch', 'again every 2 s, until Ctrl-C']],
  examples: ['doctor', 'doctor --watch', 'doctor -o json'],
  async run(context, _, given) {
    if (given['watch'] !== true) return check(context);
    for (;;) {
      const code = await check(context);
      if (context.interrupted.aborted) return code;
      await sleep(WATCH_EVERY_MS, undefined, { signal: context.interrupted }).catch(() => undefined);
      if (context.interrupted.aborted) return code;
      await context.output.write('\n');
    }
  },
};
