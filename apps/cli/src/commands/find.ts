import type { Context } from '../context.js';
import { EXIT, Failure, type ExitCode } from '../exit-codes.js';
import type { Column } from '../output/table.js';
import type { Verb } from '../verb.js';
import { writeEvents } from './events.js';
import { showHistory } from './history.js';

interface Found {
  readonly found: readonly FoundOrder[];
}

interface FoundOrder {
  readonly order: {
    readonly orderId: string;
    readonly goodsName: string;
    readonly sentence: { readonly zh: string };
  };
  readonly matches: readonly { readonly kind: string; readonly number: string; readonly exact: boolean }[];
}

const FOUND_COLUMNS: readonly Column<FoundOrder>[] = [
  { title: 'ORDER', value: ({ order }) => order.orderId },
  {
    title: 'FOUND BY',
    value: ({ matches }) =>
      matches.map(({ kind, number, exact }) => `${kind} ${number}${exact ? '' : '…'}`).join(', '),
  },
  { title: 'GOODS', value: ({ order }) => order.goodsName },
  { title: 'STATE', value: ({ order }) => order.sentence.zh },
];

/** An order by any number that touched it: its payment, its supplier order, the supplier's or our request, an event. */
async function findByNumber(context: Context, number: string): Promise<ExitCode | undefined> {
  const found = await searched(context, number);
  const exact = found.filter(({ matches }) => matches.some((match) => match.exact));
  const [only] = exact;
  const shown = exact.length === 1 && only ? await ofOrder(context, only.order.orderId) : undefined;
  if (shown !== undefined) return shown;
  if (found.length === 0) return undefined;
  await context.output.list(exact.length > 0 ? exact : found, FOUND_COLUMNS, ({ order }) => order.orderId);
  return EXIT.fine;
}

/** With --direct, the login of ops may be kept from intake's tables: the other ways to find something are still tried. */
async function searched(context: Context, number: string): Promise<readonly FoundOrder[]> {
  try {
    return (await (await context.api()).get<Found>('/orders/search', { q: number })).found;
  } catch (error) {
    if (!context.direct || !(error instanceof Failure)) throw error;
    context.output.say(`Payments and supplier orders cannot be looked up: ${error.message}`);
    return [];
  }
}

const SHAPES: readonly (readonly [RegExp, (context: Context, number: string) => Promise<ExitCode>])[] = [
  [/^r-[0-9a-f]{8}$/, (_, number) => hint(`bujiao jobs show ${number}`)],
  [/^\d{1,18}$/, (_, number) => hint(`bujiao dead-letters show ${number}`)],
  [
    /^[0-9a-f]{8}-[0-9a-f-]{27}$/,
    (context, correlation) => writeEvents(context, { correlation }, { limit: 100, mustFind: true }),
  ],
];

const hint = (command: string): Promise<never> =>
  Promise.reject(new Failure(EXIT.failed, 'No order has this number.', command));

export const findVerb: Verb = {
  usage: 'find <number...>',
  summary: 'What a number stands for: an order, a payment, a supplier order, a request, a job, a person',
  examples: [
    'find SO20261123000017',
    'find 4200002345202611230012',
    'find 0b9d3c1e-7f0a-8c55-9a54-2f1f6a0c7d11',
    'find B0001',
  ],
  async run(context, given) {
    const number = given.join(' ').normalize('NFKC').trim();
    const ways = [ofOrder, findByNumber, ofShape];
    for (const way of ways) {
      const ended = await way(context, number);
      if (ended !== undefined) return ended;
    }
    if (!ACTOR.test(number)) throw new Failure(EXIT.failed, 'Nothing found.');
    return writeEvents(context, { actor: number }, { limit: 100, mustFind: true });
  },
};

/** What the id of a person or service looks like. */
const ACTOR = /^[\w.:@-]{1,128}$/;

/** An order whose number was typed as it is. */
async function ofOrder(context: Context, number: string): Promise<ExitCode | undefined> {
  try {
    return await showHistory(context, number);
  } catch (error) {
    if (error instanceof Failure && NO_SUCH_ORDER.includes(error.exitCode)) return undefined;
    throw error;
  }
}

/** Not found, or no number that an order can have. */
const NO_SUCH_ORDER: readonly ExitCode[] = [EXIT.failed, EXIT.usage];

const ofShape = (context: Context, number: string): Promise<ExitCode | undefined> =>
  SHAPES.find(([form]) => form.test(number))?.[1](context, number) ?? Promise.resolve(undefined);
