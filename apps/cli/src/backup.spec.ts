import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { waitUntil } from '@bujiao/testing';
import { EmbeddedInstallation } from './testing/embedded-installation.js';
import { ended } from './testing/processes.js';

/** Three starts of a product with its own database, on a machine that may be busy. */
const DEADLINE_MS = 300_000;

let installation: EmbeddedInstallation;
beforeAll(async () => {
  installation = await EmbeddedInstallation.start();
}, DEADLINE_MS);
afterAll(() => installation.stop(), DEADLINE_MS);

const BECAUSE = ['--because', 'the disk is replaced'];

/** A document of one empty page. */
const DOCUMENT = Buffer.from(`%PDF-1.7
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]>>endobj
trailer<</Root 1 0 R/Size 4>>
startxref
0
%%EOF
`);

interface Piece {
  readonly evidenceId: string;
  readonly kind: string;
  readonly mark: string;
  readonly state: string;
  readonly keptUntil: string;
}
const piecesOf = (order: string): Promise<readonly Piece[]> => installation.json('evidence', 'list', order);

it(
  'evidence is listed without its content, and verified against the histories and the store',
  async () => {
    const order = await installation.orderWithEvidence(DOCUMENT);
    const [piece, ...others] = await piecesOf(order);
    expect(others).toEqual([]);
    expect(piece).toMatchObject({ kind: 'pdf', state: 'kept', mark: expect.stringMatching(/^[\w-]{22}$/) });
    expect(Date.parse(piece?.keptUntil ?? '')).toBeGreaterThan(Date.now());
    const evidenceId = piece?.evidenceId ?? '';
    expect((await installation.bujiao('evidence', 'show', order, evidenceId)).out).toContain(
      `${evidenceId}  kept`,
    );
    expect((await installation.bujiao('evidence', 'show', order, 'no-such-evidence')).code).toBe(1);
    expect((await installation.bujiao('evidence', 'list', 'NO-SUCH-ORDER')).code).toBe(1);
    const verified = await installation.bujiao('evidence', 'verify');
    expect([verified.code, verified.out]).toEqual([0, '']);
    expect(verified.err).toContain('1 kept');

    const folder = join(installation.dataFolder, 'evidence');
    const [group = ''] = readdirSync(folder);
    const [address = ''] = readdirSync(join(folder, group));
    const other = 'f'.repeat(64);
    mkdirSync(join(folder, 'ff'), { recursive: true });
    writeFileSync(join(folder, 'ff', other), 'of another database');
    writeFileSync(join(folder, group, address), 'something else');
    const found = await installation.bujiao('evidence', 'verify', '-o', 'jsonl');
    expect(found.code).toBe(1);
    expect(
      found.out
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as object),
    ).toMatchObject([
      { finding: 'altered', orderId: order, evidenceId },
      { finding: 'stray-unknown', address: other },
    ]);
    rmSync(folder, { recursive: true });
    const gone = await installation.bujiao('evidence', 'verify');
    expect([gone.code, gone.out]).toEqual([1, expect.stringMatching(/^missing +SO/)]);
  },
  DEADLINE_MS,
);

/** Resubmits orders until it is stopped; what the product acknowledged is in `orders`. */
function keepWriting(): { readonly orders: string[]; stop(): Promise<void> } {
  const orders: string[] = [];
  let going = true;
  const write = async (): Promise<void> => {
    while (going) {
      const order = await installation.resubmittedOrder().catch(() => undefined);
      if (order) orders.push(order);
    }
  };
  const writing = Promise.all([write(), write()]);
  return {
    orders,
    stop: async () => {
      going = false;
      await writing;
    },
  };
}

it(
  'doctor sees the disk that the embedded database is on',
  async () => {
    const { out } = await installation.bujiao('doctor');
    const [, free] = /disk +database .* · ([\d.]+) GiB free/.exec(out) ?? [];
    expect(Number(free)).toBeGreaterThan(0);
  },
  DEADLINE_MS,
);

it(
  'a backup that is taken while orders come in holds what was acknowledged before it, after kill -9 and a restore',
  async () => {
    const withEvidence = await installation.orderWithEvidence(DOCUMENT);
    const writer = keepWriting();
    await waitUntil(() => writer.orders.length >= 5, DEADLINE_MS);
    const before = [...writer.orders];
    const taken = await installation.bujiao('backup', ...BECAUSE, '-q');
    expect(taken).toMatchObject({ code: 0 });
    const name = taken.out.trim();
    expect(await installation.json('backups', 'list')).toMatchObject([
      { name, by: 'li', because: BECAUSE[1], evidence: { store: 'disk', files: 1 } },
    ]);
    await waitUntil(() => writer.orders.length > before.length, DEADLINE_MS);
    const backup = join(installation.dataFolder, 'backups', name);
    expect(await installation.bujiao('restore', backup, '--yes')).toMatchObject({ code: 3, out: '' });
    await installation.kill();
    await writer.stop();

    expect(await installation.bujiao('backup', ...BECAUSE)).toMatchObject({ code: 4, out: '' });
    const refused = await installation.bujiao('restore', backup);
    expect([refused.code, refused.err]).toEqual([3, expect.stringContaining('it needs --yes')]);
    const elsewhere = join(installation.folder, 'of-another');
    const outside = await ended(installation.run(['restore', backup, '--yes'], { EVIDENCE_DIR: elsewhere }));
    expect([outside.code, outside.out]).toEqual([3, '']);
    expect(outside.err).toContain('(evidence-folder-unnamed)');
    expect(outside.err).toContain(`→ bujiao restore ${backup} --evidence-folder ${elsewhere}`);
    const restored = await installation.bujiao('restore', backup, '--yes');
    expect(restored).toMatchObject({
      code: 0,
      out: expect.stringMatching(
        /\d+ events of \d+ streams: every hash chain is whole\n1 piece of evidence: every content hash is right/,
      ),
    });
    const aside = readdirSync(installation.dataFolder).filter((file) => file.includes('before-restore'));
    expect(aside).toHaveLength(3);

    await installation.startAgain();
    const [piece] = await piecesOf(withEvidence);
    const shown = await installation.bujiao('evidence', 'show', withEvidence, piece?.evidenceId ?? '');
    expect([shown.code, shown.out]).toEqual([0, expect.stringContaining('  kept')]);
    for (const order of before)
      expect(await installation.json('history', order)).toMatchObject({ chainIntact: true });
    before.push(await installation.resubmittedOrder());
  },
  DEADLINE_MS,
);
