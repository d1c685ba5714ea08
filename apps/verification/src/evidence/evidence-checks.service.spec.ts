import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OrderEvent } from '@bujiao/contracts';
import { StateCache } from '@bujiao/event-store';
import { MemoryEventStore } from '@bujiao/event-store/memory';
import { OrderDesk } from '@bujiao/order-desk';
import type { OrderHistory } from '@bujiao/order-history';
import { paidOrder, recordTaken, requested, told } from '@bujiao/order-history/testing';
import { KeyRing, prepareKeyRing, type Config } from '@bujiao/platform';
import sharp from 'sharp';
import { verificationDatabase, type VerificationDatabase } from '../testing/verification-database.js';
import { EvidenceChecks, type CheckedPieces } from './evidence-checks.service.js';
import { EvidenceMarks } from './evidence-marks.js';
import { EvidenceStrays, type Stray } from './evidence-strays.service.js';
import { KeptEvidenceRows } from './kept-evidence.repository.js';
import { readEvidence } from './read-evidence.js';
import { DiskEvidenceStore } from './store/disk-evidence-store.js';

const CONFIG = { dataKey: Buffer.alloc(32, 3) } as Config;
const MARKS = new EvidenceMarks(CONFIG.dataKey);

let database: VerificationDatabase;
let rows: KeptEvidenceRows;
let folder: string;
let store: DiskEvidenceStore;
let events: MemoryEventStore;
let desk: OrderDesk;
let checks: EvidenceChecks;
let strays: EvidenceStrays;

beforeAll(async () => {
  database = await verificationDatabase();
  await prepareKeyRing(database.url);
  rows = new KeptEvidenceRows(database.pool);
});
afterAll(() => database.close());
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bujiao-evidence-'));
  store = new DiskEvidenceStore(folder);
  events = new MemoryEventStore();
  desk = new OrderDesk(events, 'verification', new StateCache<OrderHistory>({ capacity: 0 }));
  checks = new EvidenceChecks(desk, events, store, rows, new KeyRing(database.pool, CONFIG.dataKey), CONFIG);
  strays = new EvidenceStrays(desk, store, rows);
});
afterEach(() => rmSync(folder, { recursive: true }));

interface Kept {
  readonly orderId: string;
  readonly resubmissionId: string;
  readonly evidenceId: string;
  readonly address: string;
}

interface Upload {
  readonly recorded?: boolean;
  readonly buyerId?: string;
  /** What is sealed in its place. */
  readonly instead?: Buffer;
}

/** Evidence as an upload leaves it: row, content, event. */
async function kept(
  upload: Buffer,
  { recorded = true, buyerId = 'B1', instead }: Upload = {},
): Promise<Kept> {
  const [orderId, resubmissionId, evidenceId] = [`O-${randomUUID()}`, randomUUID(), randomUUID()];
  const { content, hash, uploadHash: _, ...read } = await readEvidence(upload, 100_000);
  const mark = MARKS.markOf(hash);
  const address = MARKS.addressOf(resubmissionId, mark);
  await rows.add({ evidenceId, orderId, resubmissionId, address });
  const keyRing = new KeyRing(database.pool, CONFIG.dataKey);
  await store.put(address, await keyRing.sealBytes(buyerId, instead ?? content, address));
  const data = { resubmissionId, evidenceId, mark, bytes: content.length, ...read };
  const history = [
    recordTaken([...paidOrder(), told('delivery-failed', 2, {})], { orderId, buyerId }),
    requested({ resubmissionId }),
    ...(recorded ? [{ type: 'EvidenceAdded', data }] : []),
  ] as OrderEvent[];
  await desk.decide({ orderId, causationId: randomUUID() }, () => history);
  return { orderId, resubmissionId, evidenceId, address };
}

interface Look {
  readonly channels?: 3 | 4;
  readonly grey?: boolean;
}
function drawn(
  kind: 'png' | 'jpeg',
  red: number,
  { channels = 3, grey = false }: Look = {},
): Promise<Buffer> {
  const background = { r: red, g: 20, b: 200, alpha: 0.5 };
  const made = sharp({ create: { width: 40, height: 30, channels, background } });
  return (grey ? made.greyscale() : made)[kind]().toBuffer();
}
const fileOf = ({ address }: Kept): string => join(folder, address.slice(0, 2), address);

async function checkAll(most = 2): Promise<readonly CheckedPieces[]> {
  const pages: CheckedPieces[] = [];
  for (let after: string | undefined = 'start'; after !== undefined;) {
    const page: CheckedPieces = await checks.page(after, most);
    pages.push(page);
    after = page.next;
  }
  return pages;
}
async function strayOnes(most = 2): Promise<readonly Stray[]> {
  const found: Stray[] = [];
  for (let [page, going] = [await strays.page(undefined, most), true]; going;) {
    found.push(...page.strays);
    going = page.next !== undefined;
    if (going) page = await strays.page(page.next, most);
  }
  return found;
}
const count = (pages: readonly CheckedPieces[], state: keyof CheckedPieces['counts']): number =>
  pages.reduce((sum, { counts }) => sum + counts[state], 0);

it('pictures and documents that are whole are kept, whatever they look like', async () => {
  for (const [i, look] of ([{}, { channels: 4 }, { grey: true }] as const).entries()) {
    await kept(await drawn('png', i, look));
    await kept(await drawn('jpeg', i, look));
  }
  await kept(
    await sharp({ create: { width: 9, height: 9, channels: 3, background: '#123456' } })
      .toColourspace('rgb16')
      .png()
      .toBuffer(),
  );
  const pages = await checkAll();
  expect(pages.length).toBeGreaterThan(3);
  expect(pages.flatMap(({ faults }) => faults)).toEqual([]);
  expect(count(pages, 'kept')).toBe(7);
  expect(await strayOnes()).toEqual([]);
});

it('each fault is named with its order: gone, another seal, another content', async () => {
  const [gone, broken, swapped] = [
    await kept(await drawn('png', 1)),
    await kept(await drawn('jpeg', 2)),
    await kept(await drawn('png', 3), { instead: await drawn('png', 4) }),
  ];
  await store.delete(gone.address);
  writeFileSync(fileOf(broken), 'something else');
  const pages = await checkAll();
  expect(pages.flatMap(({ faults }) => faults)).toMatchObject([
    { orderId: gone.orderId, state: 'missing' },
    { orderId: broken.orderId, state: 'altered' },
    { orderId: swapped.orderId, state: 'other-content' },
  ]);
  expect(await checks.piece(broken.orderId, broken.evidenceId)).toMatchObject({ state: 'altered' });
  await expect(checks.piece(broken.orderId, gone.evidenceId)).rejects.toMatchObject({ status: 404 });
});

it('what the retention removed, and what nobody can read any more, is no fault', async () => {
  const removed = await kept(await drawn('png', 1));
  await store.delete(removed.address);
  await rows.removed([removed.evidenceId]);
  await kept(await drawn('png', 2), { buyerId: 'B-forgotten' });
  await database.pool.query(`delete from keyring.buyer_keys where buyer_id = 'B-forgotten'`);
  const pages = await checkAll();
  expect(pages.flatMap(({ faults }) => faults)).toEqual([]);
  expect([count(pages, 'removed'), count(pages, 'key-destroyed')]).toEqual([1, 1]);
});

it('contents that no history names are listed with the reason, but none of an upload under way', async () => {
  const old = async (one: Kept): Promise<Kept> => {
    const text = `update kept_evidence set kept_at = now() - interval '2 hours' where evidence_id = $1`;
    await database.pool.query(text, [one.evidenceId]);
    return one;
  };
  await old(await kept(await drawn('png', 1)));
  await kept(await drawn('png', 2), { recorded: false });
  const cutOff = await old(await kept(await drawn('png', 3), { recorded: false }));
  const back = await kept(await drawn('png', 4));
  await rows.removed([back.evidenceId]);
  const unknown = 'f'.repeat(64);
  await store.put(unknown, Buffer.from('of another database'));
  const found = await strayOnes();
  expect(found.toSorted((a, b) => (a.reason < b.reason ? -1 : 1))).toEqual([
    { address: back.address, reason: 'removed', orderId: back.orderId },
    { address: unknown, reason: 'unknown' },
    { address: cutOff.address, reason: 'unrecorded', orderId: cutOff.orderId },
  ]);
});

it.each(['before-the-flood', '99999999999999999999:1', '1:1:1'])(
  'a place that no page named is refused: %s',
  async (after) => {
    await expect(checks.page(after, 2)).rejects.toMatchObject({ status: 400 });
  },
);

it('a store that is not there is said, and counts as no fault of a piece', async () => {
  await kept(await drawn('png', 1));
  rmSync(folder, { recursive: true });
  writeFileSync(folder, '');
  await expect(checkAll()).rejects.toMatchObject({ code: 'evidence-store-unavailable' });
});
