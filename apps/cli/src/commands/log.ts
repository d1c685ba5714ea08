import { EXIT } from '../exit-codes.js';
import { localTime } from '../output/times.js';
import type { Column } from '../output/table.js';
import { count, textOf, type Verb } from '../verb.js';
import { sinceOf } from './select-dead-letters.js';

interface LogLine {
  readonly at: string;
  readonly who: string;
  readonly what: string;
  readonly subject: string;
  readonly why?: string;
  readonly detail?: unknown;
}

const COLUMNS: readonly Column<LogLine>[] = [
  { title: 'AT', value: ({ at }) => localTime(at) },
  { title: 'WHO', value: ({ who }) => who },
  { title: 'WHAT', value: ({ what }) => what },
  { title: 'OF', value: ({ subject }) => subject },
  { title: 'WHY', value: ({ why }) => why },
  { title: 'DETAIL', value: ({ detail }) => (detail === undefined ? undefined : JSON.stringify(detail)) },
];

export const logVerb: Verb = {
  usage: 'log',
  summary: 'What was done to jobs, dead letters and consumer groups, by whom and why; newest first',
  options: [
    ['--who <id>', 'by this person; bujiao: what jobs did by themselves'],
    ['--since <time>', 'then or later: ISO 8601, or such as 2h'],
    ['--limit <n>', 'at most so many (default: 100)', count],
  ],
  examples: ['log', 'log --who li --since 24h', 'log -o jsonl'],
  async run(context, _, given) {
    const query = {
      who: textOf(given, 'who'),
      since: sinceOf(given)?.toISOString(),
      limit: given['limit'] as number | undefined,
    };
    const log = await (await context.api()).get<readonly LogLine[]>('/log', query);
    await context.output.list(log, COLUMNS, ({ subject }) => subject);
    return EXIT.fine;
  },
};
