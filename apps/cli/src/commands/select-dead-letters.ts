import type { Api } from '../connection/api.js';
import { EXIT, Failure } from '../exit-codes.js';
import type { Column } from '../output/table.js';
import { localTime } from '../output/times.js';
import { textOf, type Given, type Verb } from '../verb.js';

export interface DeadLetter {
  readonly id: string;
  readonly group: string;
  readonly state: string;
  readonly reason: string;
  readonly attempts: number;
  readonly parkedAt: string;
  readonly errorCode?: string;
  readonly error?: string;
  readonly event?: { readonly id: string; readonly type: string; readonly orderId: string };
  readonly message?: { readonly reason: string; readonly detail: string };
  readonly closedAt?: string;
  readonly closedBy?: string;
  readonly closedWhy?: string;
}

const PAGE = 1_000;

/** As the server counts it: by the error's code where there is one. */
export function labelOf({ errorCode, reason }: DeadLetter): string {
  return reason === 'behind' ? 'behind' : (errorCode ?? reason);
}

export const LETTER_COLUMNS: readonly Column<DeadLetter>[] = [
  { title: 'ID', value: ({ id }) => id },
  { title: 'GROUP', value: ({ group }) => group },
  { title: 'ORDER', value: ({ event }) => event?.orderId },
  { title: 'TYPE', value: ({ event }) => event?.type },
  { title: 'PARKED', value: ({ parkedAt }) => localTime(parkedAt) },
  { title: 'TRIES', value: ({ attempts }) => attempts },
  { title: 'REASON', value: labelOf },
];

export const SELECT: NonNullable<Verb['options']> = [
  ['--group <group>', 'the consumer group'],
  ['--order <order>', 'the order'],
  ['--reason <reason>', 'the reason, as `why` shows it'],
  ['--since <time>', 'parked at that time or later: ISO 8601, or such as 2h'],
];

const UNIT_MS: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** The moment that `--since` names: an ISO 8601 time, or a time ago such as `2h`. @throws Failure */
export function sinceOf(given: Given): Date | undefined {
  const since = given['since'];
  if (typeof since !== 'string') return undefined;
  const [, n, unit = ''] = /^(\d{1,6})([smhd])$/.exec(since) ?? [];
  const ms = n === undefined ? Date.parse(since) : Date.now() - Number(n) * (UNIT_MS[unit] ?? 0);
  if (Number.isNaN(ms)) throw new Failure(EXIT.usage, '--since has to be an ISO 8601 time, or such as 2h.');
  return new Date(ms);
}

/** The same, as the body of a plan. @throws Failure */
export const selectionOf = (given: Given): Readonly<Record<string, string | undefined>> => ({
  group: textOf(given, 'group'),
  orderId: textOf(given, 'order'),
  reason: textOf(given, 'reason'),
  since: sinceOf(given)?.toISOString(),
});

export async function select(api: Api, given: Given): Promise<readonly DeadLetter[]> {
  const { group, order: orderId, reason } = given as Record<string, string | undefined>;
  const sinceMs = sinceOf(given)?.getTime() ?? -Infinity;
  const found: DeadLetter[] = [];
  for (let after: string | undefined; ;) {
    const page: readonly DeadLetter[] = await api.get<readonly DeadLetter[]>('/dead-letters', {
      group,
      orderId,
      after,
      limit: PAGE,
    });
    found.push(...page.filter((letter) => isWanted(letter, reason, sinceMs)));
    if (page.length < PAGE) return found;
    after = page.at(-1)?.id;
  }
}

const isWanted = (letter: DeadLetter, reason: string | undefined, sinceMs: number): boolean =>
  (reason === undefined || labelOf(letter) === reason) && Date.parse(letter.parkedAt) >= sinceMs;
