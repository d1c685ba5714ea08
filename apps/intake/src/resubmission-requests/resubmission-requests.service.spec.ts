import { randomUUID } from 'node:crypto';
import {
  orderStream,
  type NoticeWish,
  type OrderTerms,
  type RechargeTarget,
  type RechargeTemplate,
} from '@bujiao/contracts';
import { StateCache } from '@bujiao/event-store';
import { MemoryEventStore } from '@bujiao/event-store/memory';
import { OrderDesk } from '@bujiao/order-desk';
import type { OrderHistory } from '@bujiao/order-history';
import { paidOrder, rejected, told, TOP_UP_TERMS } from '@bujiao/order-history/testing';
import type { Config, KeyRing, Principal } from '@bujiao/platform';
import { BASELINE, type Policy } from '@bujiao/policy';
import { publishTemplate, TemplateDesk, TemplateReader } from '@bujiao/recharge-templates';
import { GAME_TEMPLATE } from '@bujiao/recharge-templates/testing';
import { GivenTargets } from './given-targets.service.js';
import { ResubmissionRequests, type ResubmissionCall } from './resubmission-requests.service.js';

const OF_ORDER: RechargeTarget = {
  rechargeAccount: 'wrong_A',
  gameArea: '电信一区',
  gameServer: '1',
  gameRole: 'hero of A',
};
const SAVED: RechargeTarget = { rechargeAccount: 'right_B', gameArea: '电信一区' };
/** Server and role may be left out. */
const TEMPLATE: RechargeTemplate = {
  ...GAME_TEMPLATE,
  fields: GAME_TEMPLATE.fields.map((field) => ({
    ...field,
    required: field.field === 'rechargeAccount' || field.field === 'gameArea',
  })),
};
const EVER = 100 * 365 * 86_400_000;
const POLICY: Policy = {
  ...BASELINE,
  goods: { custom: { ...BASELINE.goods.custom, window: { last: EVER, neverAfter: EVER } } },
};
const sealedAs = (target: unknown) => ({ keyOf: 'B1', sealed: JSON.stringify(target) });
const keyRing = {
  seal: (_: string, target: unknown) => Promise.resolve(sealedAs(target)),
  open: ({ sealed }: { readonly sealed: string }) => Promise.resolve(JSON.parse(sealed) as unknown),
} as unknown as KeyRing;
const TERMS: OrderTerms = {
  ...TOP_UP_TERMS,
  goods: { ...TOP_UP_TERMS.goods, kind: 'custom', goodsId: 'custom-dragon-100' },
  rechargeTarget: sealedAs(OF_ORDER),
};
const BUYER = {
  id: TERMS.buyerId,
  role: 'buyer',
  actor: { kind: 'person', id: TERMS.buyerId, role: 'buyer' },
} as unknown as Principal;

const store = new MemoryEventStore();
const templates = new TemplateReader(store);
beforeAll(async () => {
  const by = { id: 'spec', actor: { kind: 'person', id: 'ops-1', role: 'ops' } } as const;
  await new TemplateDesk(store).decide(by, (known) => publishTemplate(known, TEMPLATE, 'for this spec'));
  await templates.read();
});

/** One order that failed, and the buyer who may resubmit it. */
class World {
  readonly orderId = randomUUID();
  prefers: NoticeWish | undefined;
  private opened = false;
  readonly desk = new OrderDesk(store, 'intake', new StateCache<OrderHistory>({ capacity: 0 }));

  request(asked: Partial<ResubmissionCall>): Promise<unknown> {
    return this.requests().request({ orderId: this.orderId, key: randomUUID(), user: BUYER, ...asked });
  }

  async requested() {
    const { events } = await store.read(orderStream(this.orderId));
    return events.filter(({ type }) => type === 'ResubmissionRequested');
  }

  /** What the last request asks for: its target as it was sealed, and how much of it was typed. */
  async asked(): Promise<readonly unknown[]> {
    const data = (await this.requested()).at(-1)?.data as {
      readonly rechargeTarget?: { readonly sealed: string };
      readonly fieldsTyped: number;
      readonly channel: string;
    };
    const target = JSON.parse(data.rechargeTarget?.sealed ?? 'null') as unknown;
    return [target, data.fieldsTyped, data.channel];
  }

  private requests(): ResubmissionRequests {
    const { orderId } = this;
    const record = {
      orderId,
      terms: { ...TERMS, orderId },
      told: [...paidOrder(), told('delivery-failed', 2, { code: 'wrong-account' })],
    };
    const openStream = () => {
      const streamOpen = this.opened;
      this.opened = true;
      return Promise.resolve({ ...record, streamOpen });
    };
    const config = { dataKey: Buffer.alloc(32) } as Config;
    return new ResubmissionRequests(
      { openStream } as never,
      new GivenTargets(keyRing, templates, config),
      config,
      this.desk,
      { inForce: () => POLICY, ofVersion: () => POLICY },
      { use: () => Promise.resolve(SAVED), noticeWish: () => Promise.resolve(this.prefers) },
      { readAhead: () => Promise.resolve(undefined), countsFor: () => Promise.resolve({}) } as never,
      {} as never,
    );
  }
}

describe('the target of a request', () => {
  const recipientId = randomUUID();

  it('is a saved recipient as a whole: fields of another account do not fill it in', async () => {
    const world = new World();
    await world.request({ recipientId });
    expect(await world.asked()).toEqual([SAVED, 0, 'one-click']);
  });

  it('is a saved recipient under the fields that were typed beside it, which count as typed', async () => {
    const world = new World();
    await world.request({ recipientId, rechargeTarget: { gameServer: '77' } });
    expect(await world.asked()).toEqual([{ ...SAVED, gameServer: '77' }, 1, 'form']);
  });

  it('is the order’s where only the wrong field was typed', async () => {
    const world = new World();
    await world.request({ rechargeTarget: { rechargeAccount: 'right_B' } });
    expect(await world.asked()).toEqual([{ ...OF_ORDER, rechargeAccount: 'right_B' }, 1, 'form']);
  });

  it('of a saved recipient is another than the same fields as a correction', async () => {
    const world = new World();
    await world.request({ recipientId });
    await expect(world.request({ rechargeTarget: SAVED })).rejects.toMatchObject({
      code: 'resubmission-open',
    });
  });
});

it('a request goes out by what its buyer prefers now, not by an earlier request of the order', async () => {
  const world = new World();
  world.prefers = { channel: 'sms' };
  await world.request({ recipientId: randomUUID() });
  const { events } = await store.read(orderStream(world.orderId));
  const { resubmissionId } = events.at(-1)?.data as { readonly resubmissionId: string };
  const { type, data } = rejected(resubmissionId);
  await world.desk.decide({ orderId: world.orderId, causationId: 'rejection' }, () => [
    { type, data } as never,
  ]);
  world.prefers = undefined;
  await world.request({ recipientId: randomUUID() });
  const [first, second] = await world.requested();
  expect(first?.metadata).toMatchObject({ tellBuyer: { channel: 'sms' } });
  expect(second?.metadata).not.toHaveProperty('tellBuyer');
});
