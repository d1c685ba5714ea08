import { EXIT } from '../exit-codes.js';
import { localTime } from '../output/times.js';
import type { Column } from '../output/table.js';
import { count, type Verb } from '../verb.js';

export interface TimersAnswer {
  readonly timers: readonly Timer[];
  readonly notReadable: readonly string[];
}

interface Timer {
  readonly service: string;
  readonly task: string;
  readonly key: string | null;
  readonly runAt: string;
  readonly overdue: boolean;
  readonly attempts: number;
  readonly lastError: string | null;
}

const COLUMNS: readonly Column<Timer>[] = [
  { title: 'SERVICE', value: ({ service }) => service },
  { title: 'TASK', value: ({ task }) => task },
  { title: 'FIRES', value: ({ runAt, overdue }) => `${localTime(runAt)}${overdue ? ' (overdue)' : ''}` },
  { title: 'TRIES', value: ({ attempts }) => attempts || undefined },
  { title: 'KEY', value: ({ key }) => key ?? undefined },
];

export const timersVerb: Verb = {
  usage: 'list',
  summary: 'Timers that have not fired yet, the next one first',
  options: [['--limit <n>', 'most timers (default: 100)', count]],
  examples: ['timers list', 'timers list --limit 5'],
  async run(context, _, given) {
    const limit = (given['limit'] as number | undefined) ?? 100;
    const { timers, notReadable } = await (await context.api()).get<TimersAnswer>('/timers', { limit });
    await context.output.list(timers, COLUMNS, ({ key, task }) => key ?? task);
    for (const schema of notReadable) context.output.say(`The timers in ${schema} may not be read by ops.`);
    return EXIT.fine;
  },
};
