import { confirm } from '../confirm.js';
import { EXIT, Failure } from '../exit-codes.js';
import type { Column } from '../output/table.js';
import { localTime } from '../output/times.js';
import { BECAUSE, textOf, YES, type Verb } from '../verb.js';
import { becauseOf } from './because.js';
import { lines } from './job-views.js';

interface Paused {
  readonly group: string;
  readonly by: string;
  readonly why: string;
  readonly at: string;
  readonly acknowledged: boolean;
}

interface Reset {
  readonly moved: boolean;
  readonly partitions: readonly { readonly partition: string; readonly from: string; readonly to: string }[];
}

const COLUMNS: readonly Column<Paused>[] = [
  { title: 'GROUP', value: ({ group }) => group },
  { title: 'PAUSED', value: ({ at }) => localTime(at) },
  { title: 'BY', value: ({ by }) => by },
  { title: 'BECAUSE', value: ({ why }) => why },
  { title: 'HAS STOPPED', value: ({ acknowledged }) => (acknowledged ? 'yes' : 'not yet') },
];

const listVerb: Verb = {
  usage: 'list',
  summary: 'Groups that are paused, by whom and why (all groups: bujiao lag)',
  examples: ['consumers list'],
  async run(context) {
    const paused = await (await context.api()).get<readonly Paused[]>('/consumers');
    await context.output.list(paused, COLUMNS, ({ group }) => group);
    return EXIT.fine;
  },
};

const act = (verb: 'pause' | 'resume', summary: string): Verb => ({
  usage: `${verb} <group>`,
  summary,
  options: [[...BECAUSE]],
  examples: [`consumers ${verb} fulfillment --because "jd is being moved"`],
  async run(context, [group = ''], given) {
    const because = becauseOf(given);
    const api = await context.api();
    const path = `/consumers/${encodeURIComponent(group)}/${verb}`;
    const { changed } = await api.post<{ readonly changed: boolean }>(path, { because });
    context.output.say(`${group} is ${verb}d${changed ? '' : ' already'}. See it with: bujiao lag`);
    return EXIT.fine;
  },
});

const resetText = ({ partitions, moved }: Reset): string =>
  lines(
    partitions.map(
      ({ partition, from, to }) => `${partition}  ${from} → ${to}${moved ? '  (read back)' : ''}`,
    ),
  );

const resetVerb: Verb = {
  usage: 'reset <group>',
  summary: 'Move where a paused group continues: backwards it handles again, forwards it never handles',
  options: [
    ['--to <place>', 'time, start or head; on the embedded bus also a position'],
    ['--dry-run', 'only show the resolved positions'],
    [...BECAUSE],
    [...YES],
  ],
  examples: [
    'consumers reset fulfillment --to 2026-11-20T00:00:00+08:00 --dry-run',
    'consumers reset fulfillment --to 2026-11-20T00:00:00+08:00 --because "a lost day" --yes',
  ],
  async run(context, [group = ''], given) {
    const to = textOf(given, 'to');
    if (!to) throw new Failure(EXIT.usage, 'Say where to, with --to.');
    const dryRun = given['dryRun'] === true;
    const because = dryRun ? 'a dry run' : becauseOf(given);
    const api = await context.api();
    const path = `/consumers/${encodeURIComponent(group)}/reset`;
    const planned = await api.post<Reset>(path, { to, because, dryRun: true });
    if (dryRun) {
      await context.output.one(planned, resetText, () => group);
      return EXIT.fine;
    }
    context.output.say(resetText(planned).trimEnd());
    const yes = given['yes'] as string | boolean | undefined;
    await confirm({ what: `moves where ${group} continues`, count: 1, yes }, context);
    const done = await api.post<Reset>(path, { to, because });
    await context.output.one(done, resetText, () => group);
    return EXIT.fine;
  },
};

export const CONSUMER_VERBS: readonly Verb[] = [
  listVerb,
  act('pause', 'Have a group handle nothing until it is resumed; events wait'),
  act('resume', 'Have a paused group continue from where it stands'),
  resetVerb,
];
