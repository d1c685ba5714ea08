import { writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Reason } from '../commands/dead-letters.js';
import type { JobView } from '../commands/job-views.js';
import type { GroupLag } from '../commands/lag.js';
import type { TimersAnswer } from '../commands/timers.js';
import type { InstallationLook } from '../commands/topics.js';
import type { Context } from '../context.js';
import { EXIT, type ExitCode } from '../exit-codes.js';
import { padTo } from '../output/width.js';
import { textOf, type Verb } from '../verb.js';
import { bundleOf } from './bundle.js';
import { findingsOf, type Looks } from './checks.js';
import type { Finding } from './finding.js';

const WATCH_EVERY_MS = 2_000;

async function look(context: Context): Promise<Looks> {
  const api = await context.api();
  const [{ status, date }, groups, reasons, failedJobs, timers, installation] = await Promise.all([
    api.probe('/health/ready'),
    api.get<readonly GroupLag[]>('/lag'),
    api.get<readonly Reason[]>('/dead-letters/why'),
    api.get<readonly JobView[]>('/jobs', { state: 'failed', limit: 10 }),
    api.get<TimersAnswer>('/timers', { limit: 1_000 }),
    api.get<InstallationLook>('/installation'),
  ]);
  const clockAhead = date === null ? undefined : (Date.parse(date) - Date.now()) / 1000;
  return {
    ready: context.direct ? undefined : status,
    clockAhead,
    groups,
    reasons,
    failedJobs,
    timers,
    installation,
  };
}

async function check(context: Context): Promise<ExitCode> {
  const findings = findingsOf(await look(context));
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

async function writeBundle(context: Context, file: string): Promise<ExitCode> {
  const looks = await look(context);
  const findings = findingsOf(looks);
  writeFileSync(file, `${JSON.stringify(bundleOf(looks, findings, new Date()), undefined, 2)}\n`, {
    mode: 0o600,
  });
  context.output.say(`Written: ${file}. It holds no order numbers, no names and no typed texts.`);
  return findings.every(({ healthy }) => healthy) ? EXIT.fine : EXIT.failed;
}

function lineOf({ what, healthy, text, next }: Finding, width: number, { output }: Context): string {
  const mark = healthy ? output.good('✓') : output.bad('✗');
  return `${mark} ${padTo(what, width)}  ${text}${next ? `      → ${next}` : ''}\n`;
}

export const doctorVerb: Verb = {
  usage: 'doctor',
  summary: 'What is healthy and what is not; each ✗ says the command to type next',
  options: [
    ['--watch', 'again every 2 s, until Ctrl-C'],
    ['--bundle <file>', 'also write a support file, without personal data'],
  ],
  examples: ['doctor', 'doctor --watch', 'doctor --bundle support.json', 'doctor -o json'],
  async run(context, _, given) {
    const bundle = textOf(given, 'bundle');
    if (bundle !== undefined) return writeBundle(context, bundle);
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
