import {
  CONFLICT_CODES,
  ORDER_CONFLICT_CLOSED,
  ORDER_CONFLICT_FOUND,
  ORDER_FEED_EVENT_TYPES,
  ORDER_STATE_CHANGED,
  RESUBMISSION_STATE_NAMES,
  RESUBMISSION_STATES,
  type ResubmissionState,
} from '@bujiao/contracts';
import { decodeCloudEvent } from '@bujiao/event-bus/kafka';
import { FACT_LIMITS, REJECTION_CODES } from '@bujiao/intake/testing';
import { testDatabase, type TestDatabase } from '@bujiao/testing';
import type { Answer } from '../product/answers.js';
import { startProduct, type Product } from '../product/start-product.js';
import { examplesOf, firstCells, pageOf, toldIn, type Example } from './page.js';

const PAGE = pageOf('publishing.md');
const CHINESE = pageOf('publishing.zh.md');
const EXAMPLES = examplesOf(PAGE);

let database: TestDatabase;
let product: Product;

beforeAll(async () => {
  database = await testDatabase();
  product = await startProduct({ databaseUrl: database.url });
});
afterAll(async () => {
  await product?.close();
  await database?.drop();
});

/** Publishes what an example shows, as it shows it. */
async function publish({ language, words, text }: Example): Promise<Answer> {
  const [, , publisher = 'shop'] = words;
  const api = await product.as('service', publisher);
  if (language === 'json') {
    const form = words[0] === 'batch' ? 'cloudevents-batch+json' : 'cloudevents+json';
    return api.post('/order-events', text, { 'content-type': `application/${form}` });
  }
  const { headers, body } = toldIn(text);
  return api.post('/order-events', body, headers);
}

/** What an answer has to be; `…` is cut on the page, and may be anything. */
function matcherOf(value: unknown): unknown {
  if (value === '…') return expect.anything();
  if (typeof value === 'string' && value.includes('…'))
    return expect.stringContaining(value.slice(0, value.indexOf('…')));
  if (Array.isArray(value)) return value.map(matcherOf);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, matcherOf(member)]));
}

const isPublished = ({ language, words }: Example): boolean =>
  language === 'http' || (language === 'json' && ['event', 'batch'].includes(words[0] ?? ''));
const isAnswer = (example: Example | undefined): example is Example =>
  example?.language === 'json' && example.words[0] === 'answer';

describe('the page about publishing', () => {
  // One after the other, as somebody would try them: later ones are about the orders of the earlier ones.
  it('shows what the product answers to each of its examples', async () => {
    let published = 0;
    for (const [i, example] of EXAMPLES.entries()) {
      if (!isPublished(example)) continue;
      published += 1;
      const { status, body } = await publish(example);
      expect([example.text, status]).toEqual([example.text, 202]);
      const next = EXAMPLES[i + 1];
      if (isAnswer(next)) expect(body).toEqual(matcherOf(JSON.parse(next.text)));
      else expect([example.text, body.accepted, body.rejected]).toEqual([example.text, 1, []]);
    }
    expect(published).toBeGreaterThan(ORDER_FEED_EVENT_TYPES.length);
  });

  it('shows an example of every type, and has every type in its table', () => {
    const shown = EXAMPLES.filter(isPublished)
      .map(({ text }) => text)
      .join('\n');
    for (const type of ORDER_FEED_EVENT_TYPES) expect(shown).toContain(`"${type}"`);
    expect([...firstCells(PAGE, 'type')].sort()).toEqual([...ORDER_FEED_EVENT_TYPES].sort());
  });

  it('lists every code of a rejection, every state, every contradiction, and the bounds', () => {
    const { facts, kept, bytes } = FACT_LIMITS;
    for (const page of [PAGE, CHINESE]) {
      const codes = firstCells(page, '`code`');
      expect([...codes].sort()).toEqual([...REJECTION_CODES].sort());
      expect(firstCells(page, '`state`')).toEqual([...RESUBMISSION_STATES]);
      for (const code of CONFLICT_CODES) expect(page).toContain(`\`${code}\``);
      for (const bound of [facts.toLocaleString('en'), String(kept), `${bytes / 1024} KiB`])
        expect(page).toContain(bound);
    }
  });

  it('reads the same in Chinese: the same examples, tables and chapters', () => {
    expect(examplesOf(CHINESE)).toEqual(EXAMPLES);
    const outline = (page: string): number[] =>
      [...page.matchAll(/^(#+) /gm)].map(([, marks = '']) => marks.length);
    const rows = (page: string): number => page.split('\n').filter((line) => line.startsWith('|')).length;
    expect([outline(CHINESE), rows(CHINESE)]).toEqual([outline(PAGE), rows(PAGE)]);
    expect(firstCells(CHINESE, '类型')).toEqual(firstCells(PAGE, 'type'));
  });

  it('shows messages of Kafka in both modes, which are read as the events that they show', () => {
    const messages = EXAMPLES.filter(({ language }) => language === 'kafka').map(({ text }) => {
      const { headers, body } = toldIn(text);
      const { key = '', ...rest } = headers;
      const asBytes = Object.entries(rest).map(([name, value]) => [name, Buffer.from(value)]);
      return decodeCloudEvent({
        key: Buffer.from(key),
        value: Buffer.from(body),
        headers: Object.fromEntries(asBytes) as Record<string, Buffer>,
        timestamp: '0',
      });
    });
    expect(messages).toEqual([
      {
        event: expect.objectContaining({
          id: 'k-1',
          type: 'shop.order.paid',
          orderId: 'order-6',
          data: { paymentId: 'P6' },
        }),
      },
      { event: expect.objectContaining({ id: 'k-2', type: 'shop.order.delivered', orderId: 'order-6' }) },
    ]);
  });

  it('shows what comes back as it comes back', async () => {
    const { body } = await (await product.as('service')).get<OpenApi>('/docs-json');
    const fieldsOf = (name: string): string[] => Object.keys(body.components.schemas[name]?.properties ?? {});
    const shown = (type: string): Record<string, unknown>[] =>
      EXAMPLES.filter(({ words }) => words[0] === type).map(
        ({ text }) => JSON.parse(text) as Record<string, unknown>,
      );
    const [state] = shown(ORDER_STATE_CHANGED);
    expect(Object.keys(state ?? {})).toEqual(fieldsOf('OrderStateChangedDto'));
    expect(state).toMatchObject({
      stateName: RESUBMISSION_STATE_NAMES[state?.['state'] as ResubmissionState],
    });
    const conflicts = [...shown(ORDER_CONFLICT_FOUND), ...shown(ORDER_CONFLICT_CLOSED)];
    expect(conflicts.map((conflict) => Object.keys(conflict))).toEqual([
      ['orderId', 'code', 'known'],
      fieldsOf('OrderConflictToldDto'),
    ]);
    for (const { code } of conflicts) expect(CONFLICT_CODES).toContain(code);
  });
});

interface OpenApi {
  readonly components: { readonly schemas: Readonly<Record<string, { readonly properties?: object }>> };
}
