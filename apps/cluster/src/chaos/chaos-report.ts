import type { ChaosResult, MetKill } from './chaos-result.js';
import { MOST_SHOWN, textOf } from './finding.js';

/** In Markdown. */
export function chaosReport(result: ChaosResult, date: Date): string {
  const { options, kills, findings } = result;
  return `# Chaos run of ${date.toISOString().slice(0, 16).replace('T', ' ')} UTC

\`npm run chaos -- --minutes ${options.minutes} --per-second ${options.perSecond} --instances ${options.instances} --seed ${options.seed}\`

**${findings.length === 0 ? 'Nothing was lost, nothing came twice, store and Kafka agree.' : `${findings.length} findings.`}**

| | |
| --- | --- |
| time | ${(result.seconds / 60).toFixed(1)} min |
| kills with -9 | ${kills.length} |
| orders gone wrong | ${result.orders} |
| resubmissions accepted | ${result.accepted} |
| all settled after the load ended | ${result.settledAfter.toFixed(1)} s |
| events in the store | ${result.recorded} |
| messages in Kafka, repeats included | ${result.published} |
| connections to Postgres when the load had ended | ${result.connections} |
| events parked | ${result.parked.reduce((sum, { count }) => sum + count, 0)} |

## Killed

| process | times | ready again after: median, longest | requests on their way, at least |
| --- | --- | --- | --- |
${[...namesOf(kills)].map((name) => rowOf(name, kills)).join('\n')}

## What clients were answered

| answer | times |
| --- | --- |
${[...result.answers]
  .sort()
  .map(([answer, times]) => `| ${answer} | ${times} |`)
  .join('\n')}

## Resident memory when the load had ended

| process | MB |
| --- | --- |
${[...result.memory].map(([name, bytes]) => `| ${name} | ${Math.round(bytes / 1024 ** 2)} |`).join('\n')}
${
  findings.length === 0
    ? ''
    : `\n## Findings\n\n${findings
        .slice(0, MOST_SHOWN)
        .map((finding) => `- ${textOf(finding)}`)
        .join('\n')}\n`
}`;
}

const namesOf = (kills: readonly MetKill[]): Set<string> => new Set(kills.map(({ name }) => name).sort());

function rowOf(name: string, kills: readonly MetKill[]): string {
  const own = kills.filter((kill) => kill.name === name);
  const met = Math.min(...own.map((kill) => kill.met));
  const seconds = own.map(({ backAfter }) => backAfter / 1_000).sort((a, b) => a - b);
  const median = seconds[Math.floor((seconds.length - 1) / 2)] ?? 0;
  return `| ${name} | ${seconds.length} | ${median.toFixed(1)} s, ${(seconds.at(-1) ?? 0).toFixed(1)} s | ${met} |`;
}
