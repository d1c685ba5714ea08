import { InvalidArgumentError } from 'commander';
import { EXIT } from '../exit-codes.js';
import type { Column } from '../output/table.js';
import { duration, thousands } from '../output/times.js';
import { textOf, type Verb } from '../verb.js';

interface Figures {
  readonly resubmissions: number;
  readonly delivered: number;
  readonly steps: number;
  readonly fieldsTyped: number;
  readonly oneStep: number;
  readonly nothingTyped: number;
  readonly withoutPerson: number;
  readonly secondsToDelivery?: { readonly median: number; readonly nineOfTen: number };
  readonly waits: readonly { readonly for: string; readonly seconds: number }[];
}
type Line = Figures & { readonly key?: string };

interface Complexity {
  readonly total: Figures;
  readonly lines: readonly Line[];
}

const GROUPINGS: Readonly<Record<string, string>> = {
  day: 'day',
  goods: 'goodsKind',
  reason: 'reason',
  channel: 'channel',
  policy: 'policyVersion',
};
const MOST_DAYS = 400;

function days(text: string): number {
  const [, number] = /^([1-9]\d{0,2})d?$/.exec(text) ?? [];
  if (number === undefined || Number(number) > MOST_DAYS)
    throw new InvalidArgumentError(`It has to be days, 1d to ${MOST_DAYS}d.`);
  return Number(number);
}

function grouping(text: string): string {
  const by = Object.hasOwn(GROUPINGS, text) ? GROUPINGS[text] : undefined;
  if (by === undefined)
    throw new InvalidArgumentError(`It has to be one of ${Object.keys(GROUPINGS).join(', ')}.`);
  return by;
}

const share = (part: number, { resubmissions }: Figures): string | undefined =>
  resubmissions === 0 ? undefined : `${Math.round((1000 * part) / resubmissions) / 10} %`;
const waitOf =
  (name: string) =>
  ({ waits }: Line): string | undefined =>
    duration(waits.find((wait) => wait.for === name)?.seconds);

const COLUMNS: readonly Column<Line>[] = [
  { title: 'GROUP', value: ({ key }) => key },
  { title: 'RESUBMISSIONS', value: ({ resubmissions }) => thousands(resubmissions) },
  { title: 'STEPS', value: ({ steps }) => steps.toFixed(2) },
  { title: '≤1 STEP', value: (line) => share(line.oneStep, line) },
  { title: 'FIELDS', value: ({ fieldsTyped }) => fieldsTyped.toFixed(2) },
  { title: 'NO FIELD', value: (line) => share(line.nothingTyped, line) },
  { title: 'NO PERSON', value: (line) => share(line.withoutPerson, line) },
  { title: 'MEDIAN', value: ({ secondsToDelivery }) => duration(secondsToDelivery?.median) },
  { title: '9 OF 10', value: ({ secondsToDelivery }) => duration(secondsToDelivery?.nineOfTen) },
  { title: 'PROOF', value: waitOf('proof') },
  { title: 'REVIEWER', value: waitOf('reviewer') },
  { title: 'SUPPLIER', value: waitOf('supplier') },
  { title: 'SUPPORT', value: waitOf('support') },
  { title: 'BUYER', value: waitOf('buyer') },
];

export const complexityVerb: Verb = {
  usage: 'complexity',
  summary: 'How much resubmissions asked of people: steps, typed fields, and whom they waited for',
  options: [
    ['--by <group>', `${Object.keys(GROUPINGS).join(', ')} (default: day)`, grouping],
    ['--since <days>', 'asked for in the last days (default: 30d)', days],
    ['--goods <kind>', 'of this kind of goods alone'],
    ['--reason <reason>', 'for this reason alone'],
    ['--channel <channel>', 'by this channel alone'],
    ['--policy <version>', 'decided by this version of the rules alone'],
  ],
  examples: ['complexity', 'complexity --by policy --since 90d', 'complexity --by reason -o json'],
  async run(context, _, given) {
    const same = {
      goodsKind: textOf(given, 'goods'),
      reason: textOf(given, 'reason'),
      channel: textOf(given, 'channel'),
      policyVersion: textOf(given, 'policy'),
    };
    const chosen = Object.fromEntries(Object.entries(same).filter(([, value]) => value !== undefined));
    const query = { by: textOf(given, 'by') ?? 'day', days: (given['since'] as number | undefined) ?? 30 };
    const complexity = await (
      await context.api()
    ).get<Complexity>('/complexity', { ...query, ...(chosen as Record<string, string>) });
    if (context.output.options.format === 'json')
      await context.output.one(
        complexity,
        () => '',
        () => 'total',
      );
    else
      await context.output.list(
        [...complexity.lines, { ...complexity.total, key: 'total' }],
        COLUMNS,
        ({ key }) => key ?? 'unknown',
      );
    return EXIT.fine;
  },
};
