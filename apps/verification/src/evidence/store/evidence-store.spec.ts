import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startS3Double, type S3Double } from '../../testing/s3-double.js';
import { loadConfig } from '@bujiao/platform';
import { DiskEvidenceStore } from './disk-evidence-store.js';
import type { EvidenceStore } from './evidence-store.port.js';
import { openEvidenceStore } from './open-evidence-store.js';
import { S3EvidenceStore } from './s3-evidence-store.js';

const SECRET = 'the secret key of the test';
const folder = mkdtempSync(join(tmpdir(), 'bujiao-evidence-'));
let s3: S3Double;
const address = (): string => randomBytes(32).toString('hex');
const s3Store = (secretKey = SECRET): S3EvidenceStore =>
  new S3EvidenceStore({ url: s3.url, region: 'eu-central-1', bucket: 'box', accessKey: 'us', secretKey });

beforeAll(async () => {
  s3 = await startS3Double(SECRET);
});
afterAll(async () => {
  await s3.close();
  rmSync(folder, { recursive: true });
});

describe.each<[string, () => EvidenceStore]>([
  ['on disk', () => new DiskEvidenceStore(folder)],
  ['on S3', () => s3Store()],
])('a store of evidence %s', (_, open) => {
  it('gives back what was put, to every instance', async () => {
    const [at, content] = [address(), randomBytes(100_000)];
    await open().put(at, content);
    expect(await open().get(at)).toEqual(content);
  });

  it('keeps one content for puts that come twice or at the same moment', async () => {
    const [at, content] = [address(), randomBytes(1_000)];
    const store = open();
    await Promise.all([1, 2, 3].map(() => store.put(at, content)));
    await store.put(at, content);
    expect(await store.get(at)).toEqual(content);
  });

  it('knows nothing of what was never put, or was deleted; and deletes it again without harm', async () => {
    const [at, store] = [address(), open()];
    expect(await store.get(at)).toBeUndefined();
    await store.put(at, randomBytes(10));
    await store.delete(at);
    await store.delete(at);
    expect(await store.get(at)).toBeUndefined();
    await store.put(at, Buffer.from('again'));
    expect(String(await store.get(at))).toBe('again');
  });

  it('lists what is there in pages, each once and in order', async () => {
    const [store, mine] = [open(), Array.from({ length: 5 }, address).sort()];
    for (const at of mine) await store.put(at, randomBytes(1));
    const found: string[] = [];
    for (
      let page = await store.list(undefined, 3);
      page.length > 0;
      page = await store.list(found.at(-1), 3)
    ) {
      expect(page.length).toBeLessThanOrEqual(3);
      found.push(...page);
    }
    expect(found).toEqual([...new Set(found)].sort());
    expect(found.filter((at) => mine.includes(at))).toEqual(mine);
  });

  it('takes an empty content', async () => {
    const [at, store] = [address(), open()];
    await store.put(at, Buffer.alloc(0));
    expect(await store.get(at)).toHaveLength(0);
  });

  it.each(['', '../../etc/passwd', 'a/b', 'A'.repeat(64), `${'a'.repeat(63)}/`])(
    'takes no other address than its own kind: %j',
    async (other) => {
      await expect((async () => open().put(other, Buffer.from('x')))()).rejects.toThrow('64 hexadecimal');
      await expect((async () => open().get(other))()).rejects.toThrow('64 hexadecimal');
      await expect((async () => open().delete(other))()).rejects.toThrow('64 hexadecimal');
    },
  );
});

describe('on disk', () => {
  it('lists no unfinished file, and nothing where there is no folder yet', async () => {
    const at = address();
    await new DiskEvidenceStore(folder).put(at, randomBytes(10));
    writeFileSync(join(folder, at.slice(0, 2), `${at}.half.tmp`), '');
    expect(await new DiskEvidenceStore(folder).list(undefined, 1_000)).not.toContain(`${at}.half.tmp`);
    expect(await new DiskEvidenceStore(join(folder, 'nowhere')).list(undefined, 10)).toEqual([]);
  });

  it('lets nobody else read a file, and leaves nothing unfinished', async () => {
    const at = address();
    await new DiskEvidenceStore(folder).put(at, randomBytes(10));
    const inside = join(folder, at.slice(0, 2));
    expect(statSync(join(inside, at)).mode & 0o777).toBe(0o600);
    expect(readdirSync(inside).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  it('says that the store is not there where the folder cannot be written', async () => {
    const file = join(folder, 'a-file');
    writeFileSync(file, '');
    chmodSync(file, 0o400);
    await expect(new DiskEvidenceStore(file).put(address(), Buffer.from('x'))).rejects.toMatchObject({
      code: 'evidence-store-unavailable',
      retryable: true,
    });
  });
});

describe('on S3', () => {
  it('signs what it asks for: another key gets nothing in, out or away', async () => {
    const [at, stranger] = [address(), s3Store('another key')];
    await s3Store().put(at, Buffer.from('mine'));
    const before = s3.refused();
    for (const act of [
      () => stranger.put(at, Buffer.from('x')),
      () => stranger.get(at),
      () => stranger.delete(at),
    ])
      await expect(act()).rejects.toMatchObject({ code: 'evidence-store-unavailable' });
    expect(s3.refused()).toBeGreaterThan(before);
    expect(String(s3.objects.get(`/box/evidence/${at}`))).toBe('mine');
  });

  it('says that the store is not there where it fails or nobody listens, and works again afterwards', async () => {
    const [at, store] = [address(), s3Store()];
    s3.fail(500);
    await expect(store.put(at, Buffer.from('x'))).rejects.toMatchObject({
      code: 'evidence-store-unavailable',
    });
    s3.fail(undefined);
    await store.put(at, Buffer.from('x'));
    expect(String(await store.get(at))).toBe('x');
  });
});

it('is refused at the start where its folder cannot be made, in one line that names the setting', () => {
  const env = { PG_URL: 'postgres://u:p@127.0.0.1/db', DATA_KEY: Buffer.alloc(32).toString('base64') };
  const inAFile = join(folder, 'file');
  writeFileSync(inAFile, '');
  for (const EVIDENCE_DIR of ['/proc/bujiao/evidence', join(inAFile, 'evidence')])
    expect(() => openEvidenceStore(loadConfig({ ...env, EVIDENCE_DIR }))).toThrow(
      /EVIDENCE_DIR names a folder that cannot be made or written \([A-Z]+\)/,
    );
});
