import type { Api } from '../connection/api.js';
import { EXIT, Failure } from '../exit-codes.js';
import type { Given, Verb } from '../verb.js';

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

export const SELECT: NonNullable<Verb['options']> = [
  ['--group <group>', 'the consumer group'],
  ['--order <order>', 'the order'],
  ['--reason <reason>', 'the reason, as `why` shows it'],
  ['--since <time>', 'parked at that time or later (ISO 8601)'],
];

export async function select(api: Api, given: Given): Promise<readonly DeadLetter[]> {
  const { group, order: orderId, reason, since } = given as Record<string, string | undefined>;
  const sinceMs = since === undefined ? -Infinity : Date.parse(since);
  if (Number.isNaN(sinceMs)) throw new Failure(EXIT.usage, '--since has to be an ISO 8601 time.');
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
