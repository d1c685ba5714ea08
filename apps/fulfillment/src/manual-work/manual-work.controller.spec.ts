import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { jest } from '@jest/globals';
import type { OrderEvent, OrderEvents } from '@bujiao/contracts';
import type { BusEvent } from '@bujiao/event-bus';
import { StateCache } from '@bujiao/event-store';
import { MemoryEventStore } from '@bujiao/event-store/memory';
import type { OrderHistory } from '@bujiao/order-history';
import {
  approved,
  attemptStarted,
  attemptUnknown,
  manualWorkRequested,
  METADATA,
  requested,
  paidOrder,
  recordTaken,
  type GivenEvent,
} from '@bujiao/order-history/testing';
import { OrderDesk } from '@bujiao/order-desk';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import type { Repository } from 'typeorm';
import { fulfillmentDatabase, type FulfillmentDatabase } from '../testing/fulfillment-database.js';
import { onlyPolicy } from '@bujiao/policy-desk/testing';
import { DELIVERY_POLICY } from '../delivery/delivery-policy.js';
import { HttpSupplier } from '../suppliers/http-supplier.js';
import { Suppliers } from '../suppliers/suppliers.js';
import { ManualWorkController } from './manual-work.controller.js';
import { ManualWorkQuery, ResolutionDto } from './manual-work.dto.js';
import { ManualWorkEntity } from './manual-work.entity.js';
import { ManualWorkHandler } from './manual-work.handler.js';
import { ManualWorkRows } from './manual-work.repository.js';

let database: FulfillmentDatabase;
let rows: Repository<ManualWorkEntity>;
let desk: OrderDesk;
let controller: ManualWorkController;
let handler: ManualWorkHandler;

beforeAll(async () => {
  database = await fulfillmentDatabase();
  rows = database.source.getRepository(ManualWorkEntity);
  desk = new OrderDesk(new MemoryEventStore(), 'fulfillment', new StateCache<OrderHistory>({ capacity: 0 }));
  const list = new ManualWorkRows(rows, database.pool());
  const supplier = new HttpSupplier({ supplierId: 'S1', url: 'http://127.0.0.1:1', key: 'k' });
  controller = new ManualWorkController(list, desk, DELIVERY_POLICY, new Suppliers([supplier]), onlyPolicy());
  handler = new ManualWorkHandler(list);
});
afterAll(() => database.close());

const record = (orderId: string, ...events: readonly GivenEvent[]): Promise<unknown> =>
  desk.decide({ orderId, causationId: randomUUID() }, () => events as readonly OrderEvent[]);
const busEvent = (
  orderId: string,
  type: 'ManualWorkRequested' | 'ManualWorkResolved' | 'ResubmissionDelivered' | 'ResubmissionFailed',
  data: Partial<OrderEvents['ManualWorkRequested']>,
  second: number,
): BusEvent =>
  ({
    id: randomUUID(),
    source: 'x',
    type,
    orderId,
    time: new Date(Date.UTC(2026, 10, 23, 10, 0, second)).toISOString(),
    data,
    recorded: { revision: second, metadata: METADATA },
  }) as BusEvent;

/** An order that waits for a person, in the history and on the list. */
async function waiting(second: number): Promise<{ orderId: string; resubmissionId: string }> {
  const [orderId, resubmissionId] = [randomUUID(), randomUUID()];
  const own = { resubmissionId };
  await record(
    orderId,
    recordTaken(paidOrder()),
    requested(own),
    approved(resubmissionId),
    attemptStarted(own),
    attemptUnknown(own),
    manualWorkRequested(own),
  );
  await handler.project([
    busEvent(orderId, 'ManualWorkRequested', { resubmissionId, code: 'outcome-unknown' }, second),
  ]);
  return { orderId, resubmissionId };
}
const listed = async (): Promise<string[]> =>
  (await controller.list(new ManualWorkQuery())).map(({ resubmissionId }) => resubmissionId);

describe('the list of manual work', () => {
  it('has the longest wait first', async () => {
    const [later, earlier] = [await waiting(30), await waiting(10)];
    const list = await listed();
    expect(list.indexOf(earlier.resubmissionId)).toBeLessThan(list.indexOf(later.resubmissionId));
  });

  it.each(['deadline', '-deadline', 'orderId', '-orderId'] as const)(
    'comes in pages by %s, every row once and in order',
    async (sort) => {
      for (const second of [3, 3, 1, 2, 2]) await waiting(second);
      const page = (limit: number, cursor?: string) =>
        controller.list(Object.assign(new ManualWorkQuery(), { sort, limit, ...(cursor && { cursor }) }));
      const whole = await page(500);
      const paged: string[] = [];
      for (let rows = await page(2); rows.length > 0; rows = await page(2, rows.at(-1)?.cursor))
        paged.push(...rows.map(({ resubmissionId }) => resubmissionId));
      expect(paged).toEqual(whole.map(({ resubmissionId }) => resubmissionId));
    },
  );

  it('refuses a cursor that it did not give out', async () => {
    const query = Object.assign(new ManualWorkQuery(), { cursor: 'x' });
    await expect(controller.list(query)).rejects.toMatchObject({ code: 'bad-cursor' });
  });

  it('says of one item what was tried and what each decision would do, and nothing of a settled one', async () => {
    const { resubmissionId } = await waiting(1);
    const item = await controller.item(resubmissionId);
    expect(item.tried).toHaveLength(1);
    expect(item.actions.map(({ allowed }) => allowed)).toEqual([true, true, true]);
    await expect(controller.item(randomUUID())).rejects.toMatchObject({ code: 'order-not-found' });
  });

  it('is the same when an event comes twice', async () => {
    const { orderId, resubmissionId } = await waiting(1);
    await handler.project([
      busEvent(orderId, 'ManualWorkRequested', { resubmissionId, code: 'outcome-unknown' }, 1),
    ]);
    expect((await listed()).filter((id) => id === resubmissionId)).toHaveLength(1);
  });

  it('lets go of what a person has resolved, also within one batch', async () => {
    const [orderId, resubmissionId] = [randomUUID(), randomUUID()];
    await handler.project([
      busEvent(orderId, 'ManualWorkRequested', { resubmissionId, code: 'x' }, 1),
      busEvent(orderId, 'ManualWorkResolved', { resubmissionId }, 2),
    ]);
    expect(await listed()).not.toContain(resubmissionId);
  });

  it.each(['ResubmissionDelivered', 'ResubmissionFailed', 'ManualWorkResolved'] as const)(
    'lets go of what %s has settled, and an older event that comes again does not bring it back',
    async (type) => {
      const { orderId, resubmissionId } = await waiting(1);
      await handler.project([busEvent(orderId, type, { resubmissionId }, 2)]);
      expect(await listed()).not.toContain(resubmissionId);
      await handler.project([busEvent(orderId, 'ManualWorkRequested', { resubmissionId, code: 'x' }, 1)]);
      expect(await listed()).not.toContain(resubmissionId);
    },
  );

  it('has work again that a person is asked about a second time', async () => {
    const { orderId, resubmissionId } = await waiting(1);
    await handler.project([
      busEvent(orderId, 'ManualWorkResolved', { resubmissionId }, 2),
      busEvent(orderId, 'ManualWorkRequested', { resubmissionId, code: 'out-of-stock' }, 3),
    ]);
    expect(
      (await controller.list(new ManualWorkQuery())).find((row) => row.resubmissionId === resubmissionId),
    ).toMatchObject({
      code: 'out-of-stock',
    });
  });

  it('reads no history', async () => {
    const { resubmissionId } = await waiting(1);
    const read = jest.spyOn(desk, 'freshHistoryOf').mockRejectedValue(new Error('read'));
    try {
      expect(await listed()).toContain(resubmissionId);
    } finally {
      read.mockRestore();
    }
  });
});

describe('a resolution', () => {
  const resolve = (
    { orderId, resubmissionId }: { orderId: string; resubmissionId: string },
    key = 'key',
    over: object = {},
  ) =>
    controller.resolve(resubmissionId, { orderId, resolution: 'delivered', note: 'by phone', ...over }, key, {
      id: 'K1',
      role: 'after-sales',
      expiresAt: Date.now() + 60_000,
      actor: { kind: 'person', id: 'K1', role: 'after-sales' },
    });

  it('that was answered is off the list at once, also before the projection has heard of it', async () => {
    const work = await waiting(1);
    await resolve(work);
    expect(await listed()).not.toContain(work.resubmissionId);
    const unheard = await waiting(1);
    await rows.delete({ resubmissionId: unheard.resubmissionId });
    await resolve(unheard);
    const { orderId, resubmissionId } = unheard;
    await handler.project([busEvent(orderId, 'ManualWorkRequested', { resubmissionId, code: 'x' }, 5)]);
    expect(await listed()).not.toContain(resubmissionId);
  });

  it('that is repeated after the work was asked for again takes nothing off the list', async () => {
    const work = await waiting(1);
    await resolve(work, 'key', { resolution: 'not-delivered' });
    await record(work.orderId, manualWorkRequested({ resubmissionId: work.resubmissionId }));
    await handler.project([
      busEvent(work.orderId, 'ManualWorkRequested', { resubmissionId: work.resubmissionId, code: 'x' }, 7),
    ]);
    await resolve(work, 'key', { resolution: 'not-delivered' });
    expect(await listed()).toContain(work.resubmissionId);
  });
});

describe('the note of a resolution', () => {
  const resolution = (note: unknown): ResolutionDto =>
    plainToInstance(ResolutionDto, { orderId: 'O1', resolution: 'give-up', note });

  it('loses the blanks around it and keeps its lines', () => {
    const given = resolution('  by phone\r\nticket 4711 \n');
    expect(validateSync(given)).toEqual([]);
    expect(given.note).toBe('by phone\nticket 4711');
  });

  it.each([
    ['blanks', ' \u3000\n', 'blank'],
    ['NUL', 'a\0', 'control-character'],
    ['half a character', 'a\ud83d', 'half-character'],
    ['a zero-width space', 'a\u200bb', 'invisible-character'],
    ['a direction override', 'a\u202eb', 'invisible-character'],
    ['501 characters', 'x'.repeat(501), 'too-long'],
    ['a number', 7, 'not-a-text'],
    ['nothing', undefined, 'not-a-text'],
  ])('is refused for %s', (_name, note, code) => {
    const [error] = validateSync(resolution(note));
    expect(error).toMatchObject({
      property: 'note',
      constraints: { typedText: expect.stringContaining(code) },
    });
  });
});
