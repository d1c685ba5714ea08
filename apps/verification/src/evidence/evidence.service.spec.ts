import { createHash, randomUUID } from 'node:crypto';
import type { OrderEvent } from '@bujiao/contracts';
import { StateCache } from '@bujiao/event-store';
import { MemoryEventStore } from '@bujiao/event-store/memory';
import { OrderDesk } from '@bujiao/order-desk';
import { findResubmission, type OrderHistory } from '@bujiao/order-history';
import { paidOrder, recordTaken, requested, told } from '@bujiao/order-history/testing';
import { KeyRing, prepareKeyRing, Retention, type Config, type Principal } from '@bujiao/platform';
import { eventually } from '@bujiao/testing';
import sharp from 'sharp';
import { verificationDatabase, type VerificationDatabase } from '../testing/verification-database.js';
import { EvidenceUses } from '../risk/evidence-uses.repository.js';
import { keptEvidence } from './evidence-retention.service.js';
import { EvidenceDesk, type EvidenceCall } from './evidence.service.js';
import { EvidenceChecks } from './evidence-checks.service.js';
import { EvidenceMarks } from './evidence-marks.js';
import { KeptEvidenceRows } from './kept-evidence.repository.js';
import { EvidenceStoreUnavailable, type EvidenceStore } from './store/evidence-store.port.js';

/** In memory; fails where it is told to. */
class TestStore implements EvidenceStore {
  readonly contents = new Map<string, Buffer>();
  /** Called before each put. */
  beforePut: () => Promise<void> = () => Promise.resolve();

  async put(address: string, content: Buffer): Promise<void> {
    await this.beforePut();
    if (!this.contents.has(address)) this.contents.set(address, content);
  }
  get(address: string): Promise<Buffer | undefined> {
    return Promise.resolve(this.contents.get(address));
  }
  list(): Promise<readonly string[]> {
    return Promise.resolve([...this.contents.keys()].sort());
  }
  delete(address: string): Promise<void> {
    this.contents.delete(address);
    return Promise.resolve();
  }
}

const RISK = {
  ...{ points: 40, band: 'second-check', factors: [], notEvaluated: [], asOf: '2026-11-23T10:00:00.000Z' },
  thresholds: { secondCheck: 30, human: 60, refuse: 90 },
} as const;
const OWNER = { id: 'B1', role: 'buyer', actor: { kind: 'person', id: 'B1', role: 'buyer' } } as Principal;

let database: VerificationDatabase;
let desk: OrderDesk;
let rows: KeptEvidenceRows;
let store: TestStore;
let evidence: EvidenceDesk;
let config: Config;
beforeAll(async () => {
  database = await verificationDatabase();
  await prepareKeyRing(database.url);
  rows = new KeptEvidenceRows(database.pool);
});
afterAll(() => database.close());

const deskOfProcess = (): EvidenceDesk =>
  new EvidenceDesk(
    desk,
    store,
    rows,
    new KeyRing(database.pool, config.dataKey),
    config,
    new EvidenceUses(database.pool),
  );

beforeEach(() => {
  desk = new OrderDesk(new MemoryEventStore(), 'verification', new StateCache<OrderHistory>({ capacity: 0 }));
  store = new TestStore();
  config = {
    dataKey: Buffer.alloc(32, 3),
    evidenceMostPixels: 10_000,
    evidenceMostFiles: 2,
    evidenceMostBytes: 100_000,
  } as Config;
  evidence = deskOfProcess();
});

function askedFor(resubmissionId: string): OrderEvent {
  const notice = { values: {}, catalogue: 2, languages: [], sentence: { zh: '请', en: 'Please' } } as const;
  return {
    type: 'EvidenceRequested',
    data: {
      ...{ resubmissionId, wanted: 'not-received', deadline: '2026-11-24T10:00:00.000Z', reason: 'other' },
      notice: { code: 'evidence-asked', ...notice },
    },
  };
}

/** An order whose buyer is asked for evidence. */
async function asked(): Promise<EvidenceCall> {
  const [orderId, resubmissionId] = [`O-${randomUUID()}`, randomUUID()];
  const events = [
    recordTaken([...paidOrder(), told('delivery-failed', 2, {})], { orderId }),
    requested({ resubmissionId }),
    {
      type: 'ReviewRequested',
      data: {
        ...{ resubmissionId, question: 'second-check', amount: 1, checks: [], risk: RISK },
        deadline: '2026-11-23T12:00:00.000Z',
      },
    },
    askedFor(resubmissionId),
  ] as OrderEvent[];
  await desk.decide({ orderId, causationId: randomUUID() }, () => events);
  return { orderId, resubmissionId, user: OWNER };
}
const picture = (red: number): Promise<Buffer> =>
  sharp({ create: { width: 4, height: 4, channels: 3, background: { r: red, g: 0, b: 0 } } })
    .png()
    .toBuffer();
const uploaded = async ({ orderId, resubmissionId }: EvidenceCall): Promise<number> =>
  findResubmission(await desk.freshHistoryOf(orderId), resubmissionId)?.evidence?.length ?? 0;
const refuse = ({ orderId, resubmissionId }: EvidenceCall): Promise<unknown> =>
  desk.decide({ orderId, causationId: randomUUID() }, () => [
    { type: 'ReviewDecided', data: { resubmissionId, decision: 'refuse', reason: 'other' } },
  ]);

it('keeps a picture sealed, and gives back what it kept', async () => {
  const call = await asked();
  const kept = await evidence.add(call, await picture(1));
  const [sealed] = [...store.contents.values()];
  expect(sealed?.includes('PNG')).toBe(false);
  const { content } = await evidence.content(call.orderId, kept.evidenceId, OWNER);
  expect(await sharp(content).metadata()).toMatchObject({ format: 'png', width: 4, height: 4 });
  expect(await uploaded(call)).toBe(1);
});

it('adds the same picture once, whatever comes at the same moment', async () => {
  const call = await asked();
  const upload = await picture(2);
  // Each in a process of its own: one process reads one upload of an owner at a time.
  const all = await Promise.all([1, 2, 3].map(() => deskOfProcess().add(call, upload)));
  expect(new Set(all.map(({ evidenceId }) => evidenceId)).size).toBe(1);
  expect(await uploaded(call)).toBe(1);
  expect(store.contents.size).toBe(1);
});

it('records nothing while the store does not answer; the same upload works afterwards', async () => {
  const call = await asked();
  const upload = await picture(3);
  store.beforePut = () => Promise.reject(new EvidenceStoreUnavailable(new Error('away')));
  await expect(evidence.add(call, upload)).rejects.toMatchObject({ code: 'evidence-store-unavailable' });
  expect(await uploaded(call)).toBe(0);
  store.beforePut = () => Promise.resolve();
  await evidence.add(call, upload);
  expect(await uploaded(call)).toBe(1);
});

it('keeps the content of before where the buyer is asked again and uploads the same', async () => {
  const call = await asked();
  const upload = await picture(11);
  const kept = await evidence.add(call, upload);
  const { resubmissionId } = call;
  await desk.decide({ orderId: call.orderId, causationId: randomUUID() }, () => [askedFor(resubmissionId)]);
  await expect(evidence.add(call, upload)).rejects.toMatchObject({ code: 'evidence-sent-before' });
  expect((await evidence.content(call.orderId, kept.evidenceId, OWNER)).content.length).toBeGreaterThan(0);
});

it('keeps nothing of an upload that a decision overtakes', async () => {
  const call = await asked();
  store.beforePut = async () => void (await refuse(call));
  await expect(evidence.add(call, await picture(4))).rejects.toMatchObject({ code: 'evidence-not-asked' });
  expect(store.contents.size).toBe(0);
  expect(await rows.old(new Date(Date.now() + 60_000), 100)).not.toContainEqual(
    expect.objectContaining({ orderId: call.orderId }),
  );
});

it('is not open to anybody else', async () => {
  const call = await asked();
  const kept = await evidence.add(call, await picture(5));
  const stranger = { ...OWNER, id: 'B2' };
  await expect(evidence.add({ ...call, user: stranger }, await picture(6))).rejects.toMatchObject({
    status: 404,
  });
  await expect(evidence.of({ ...call, user: stranger })).rejects.toMatchObject({ status: 404 });
  await expect(evidence.content(call.orderId, kept.evidenceId, stranger)).rejects.toMatchObject({
    status: 404,
  });
  const reviewer = { ...OWNER, id: 'r', role: 'reviewer' } as Principal;
  expect((await evidence.content(call.orderId, kept.evidenceId, reviewer)).content.length).toBeGreaterThan(0);
  // Staff look, on record; only the owner uploads.
  const { evidenceLooks } = (await desk.freshHistoryOf(call.orderId)).resubmissions[0] ?? {};
  expect(Object.keys(evidenceLooks ?? {})).toHaveLength(1);
  await expect(evidence.add({ ...call, user: reviewer }, await picture(6))).rejects.toMatchObject({
    status: 404,
  });
});

describe('a document that was uploaded before documents were written anew', () => {
  const document = Buffer.from(
    '%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n' +
      '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]>>endobj\ntrailer<</Root 1 0 R>>\nstartxref\n0\n%%EOF\n',
  );
  const markOfBefore = (): string =>
    new EvidenceMarks(config.dataKey).markOf(createHash('sha256').update(document).digest('hex'));

  it('is the same evidence of the same resubmission', async () => {
    const call = await asked();
    const { orderId, resubmissionId } = call;
    const before = { mark: markOfBefore(), evidenceId: randomUUID(), kind: 'pdf', bytes: document.length };
    const reviewUntil = '2026-11-23T14:00:00.000Z';
    const added = { type: 'EvidenceAdded', data: { resubmissionId, ...before, reviewUntil } } as OrderEvent;
    await desk.decide({ orderId, causationId: randomUUID() }, () => [added]);
    expect(await evidence.add(call, document)).toMatchObject({ evidenceId: before.evidenceId });
    expect(await uploaded(call)).toBe(1);
  });

  it('has the same mark for another order, once, and its content is found whole', async () => {
    const insert = `insert into risk_evidence (evidence_id, revision, order_id, mark, added_at) values ($1, 1, 'O-before', $2, now())`;
    await database.pool.query(insert, [randomUUID(), markOfBefore()]);
    const call = await asked();
    const one = await evidence.add(call, document);
    expect(one.mark).toBe(markOfBefore());
    const spoken = Buffer.concat([document, Buffer.from('% again %%EOF')]);
    expect(await evidence.add(call, spoken)).toMatchObject({ evidenceId: one.evidenceId });
    expect(await uploaded(call)).toBe(1);
    const keyRing = new KeyRing(database.pool, config.dataKey);
    const checks = new EvidenceChecks(desk, new MemoryEventStore(), store, rows, keyRing, config);
    expect(await checks.piece(call.orderId, one.evidenceId)).toMatchObject({ state: 'kept' });
  });

  it('has the mark of what is kept where it is new', async () => {
    await database.pool.query('delete from risk_evidence');
    expect((await evidence.add(await asked(), document)).mark).not.toBe(markOfBefore());
  });
});

describe('the end of evidence', () => {
  const retention = (days: number): Retention => new Retention(days, [keptEvidence(rows, store)]);
  const later = (days: number): Date => new Date(Date.now() + days * 86_400_000);

  it('comes after the retention; the history keeps that there was some', async () => {
    const call = await asked();
    const kept = await evidence.add(call, await picture(7));
    await retention(180).run(later(179));
    expect(store.contents.size).toBe(1);
    await retention(180).run(later(181));
    expect(store.contents.size).toBe(0);
    // As S3 answers a key that may not list the bucket.
    Object.assign(store, { get: () => Promise.reject(new EvidenceStoreUnavailable(new Error('403'))) });
    await expect(evidence.content(call.orderId, kept.evidenceId, OWNER)).rejects.toMatchObject({
      status: 410,
      code: 'evidence-removed',
    });
    expect((await evidence.of(call)).evidence).toHaveLength(1);
  });

  it('comes also where the key of the buyer is destroyed', async () => {
    const call = await asked();
    const kept = await evidence.add(call, await picture(8));
    await database.pool.query(`delete from keyring.buyer_keys where buyer_id = 'B1'`);
    const fresh = new KeyRing(database.pool, Buffer.alloc(32, 3));
    Object.assign(evidence, { keyRing: fresh });
    await expect(evidence.content(call.orderId, kept.evidenceId, OWNER)).rejects.toMatchObject({
      status: 410,
    });
  });

  it('waits for a review that is still open, and is tried again where the store fails', async () => {
    const call = await asked();
    await evidence.add(call, await picture(9));
    const open = `insert into review_cases (resubmission_id, order_id, question, requested_at, deadline, amount, points, open, revision)
      values ($1, $2, 'second-check', now(), now(), 1, 1, true, 1)`;
    await database.pool.query(open, [call.resubmissionId, call.orderId]);
    await retention(1).run(later(30));
    expect(store.contents.size).toBe(1);
    await database.pool.query('update review_cases set open = false');
    const remove = store.delete.bind(store);
    Object.assign(store, { delete: () => Promise.reject(new EvidenceStoreUnavailable(new Error('away'))) });
    await expect(retention(1).run(later(30))).rejects.toMatchObject({ code: 'evidence-store-unavailable' });
    Object.assign(store, { delete: remove });
    await eventually(
      async () => {
        await retention(1).run(later(30));
        return store.contents.size;
      },
      (left) => left === 0,
    );
  });

  it('comes for all others where contents cannot be deleted', async () => {
    const addresses = Array.from({ length: 22 }, (_, n) => createHash('sha256').update(`${n}`).digest('hex'));
    for (const address of addresses) {
      await rows.add({ evidenceId: randomUUID(), orderId: 'O1', resubmissionId: randomUUID(), address });
      await store.put(address, Buffer.from('sealed'));
    }
    const locked = addresses.slice(0, -1);
    const remove = store.delete.bind(store);
    const refuse = () => Promise.reject(new EvidenceStoreUnavailable(new Error('locked')));
    Object.assign(store, { delete: (one: string) => (locked.includes(one) ? refuse() : remove(one)) });
    const runs = retention(1);
    await expect(runs.run(later(30))).rejects.toMatchObject({ code: 'evidence-store-unavailable' });
    await expect(runs.run(later(30))).rejects.toMatchObject({ code: 'evidence-store-unavailable' });
    expect([...store.contents.keys()].sort()).toEqual([...locked].sort());
  });
});
