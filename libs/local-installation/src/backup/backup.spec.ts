import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemActor } from '@bujiao/contracts';
import { EmbeddedPostgres } from '@bujiao/embedded-postgres';
import { eventId, type EventStore } from '@bujiao/event-store';
import { createPostgresEventStore } from '@bujiao/event-store/postgres';
import pg from 'pg';
import { DataFolder } from '../data-folder/data-folder.js';
import { evidencePlaceOf, keepEvidencePlace, keptEvidencePlace } from '../data-folder/evidence-place.js';
import { DATABASE, keptSecrets } from '../data-folder/kept-secrets.js';
import { restoreBackup, type Restored } from './restore-backup.js';
import { takeBackup } from './take-backup.js';

/** Several starts of PostgreSQL, on a machine that may be busy. */
const DEADLINE_MS = 240_000;
const WHO = { by: 'li', because: 'a spec' };

let root: string;
beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'bujiao-backup-'))));
afterEach(() => rmSync(root, { recursive: true, force: true }));

const at = (name: string): string => join(root, name);

/** An installation's database with events in it, as long as `use` runs. */
async function withDatabase(
  use: (url: string, store: EventStore, postgres: EmbeddedPostgres) => Promise<void>,
): Promise<void> {
  const folder = await DataFolder.open(at('data'));
  const { postgresPassword: password } = await keptSecrets(folder);
  const postgres = await EmbeddedPostgres.start({ dataDir: folder.file(DATABASE), password });
  const store = createPostgresEventStore({ connectionString: postgres.url });
  try {
    await store.migrate();
    await use(postgres.url, store, postgres);
  } finally {
    await store.close().catch(() => undefined);
    await postgres.stop();
    await folder.close();
  }
}

async function append(store: EventStore, order: string): Promise<void> {
  const metadata = {
    ...{ correlationId: order, causationId: order, actor: systemActor('intake') },
    ...{ schemaVersion: 1, occurredAt: '2026-11-23T10:00:00.000Z' },
  };
  const events = [0, 1].map((n) => ({
    id: eventId(order, 'StepTaken', n),
    type: 'StepTaken',
    data: { n },
    metadata,
  }));
  await store.append(`order-${order}`, 'no-stream', events);
}

const restore = (backup: string): Promise<Restored> =>
  restoreBackup({ backup: at(backup), dataFolder: at('restored-here'), checkOnly: true });

const CONTENT = `${'a'.repeat(64)}`;

/** A data folder that was copied, or moved away, names no folder of the original, and a restore into it takes nothing from there. */
async function leavesTheOriginalAlone(): Promise<void> {
  const place = evidencePlaceOf(at('data'), {});
  keepEvidencePlace(at('data'), place);
  mkdirSync(at('copied'));
  copyFileSync(at('data/evidence-place.json'), at('copied/evidence-place.json'));
  const target = { backup: at('with-evidence'), dataFolder: at('copied') };
  const { evidence } = await restoreBackup(target);
  expect(evidence).toEqual({ folder: at('copied/evidence') });
  // As releases of before recorded it.
  writeFileSync(at('copied/evidence-place.json'), JSON.stringify(place));
  await expect(restoreBackup(target)).rejects.toMatchObject({ code: 'evidence-folder-unnamed' });
  expect(readdirSync(at('copied/evidence'))).toEqual(['aa']);
  expect(readdirSync(at('data/evidence'))).toEqual(['aa']);
  await restoreBackup({ ...target, evidenceFolder: at('outside') });
  expect(keptEvidencePlace(at('copied'))).toEqual({ store: 'disk', folder: at('outside') });
  expect(readdirSync(at('outside'))).toEqual(['aa']);
}

/** A disk that is not mounted makes no backup without evidence. */
async function refusesWithoutTheFolder(url: string): Promise<void> {
  const into = at('without-folder');
  keepEvidencePlace(at('data'), { store: 'disk', folder: at('mounted') });
  const taken = { dataFolder: at('data'), into, ...WHO };
  await expect(takeBackup(taken)).rejects.toMatchObject({ code: 'evidence-folder-missing' });
  mkdirSync(at('mounted/bb'), { recursive: true });
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`create schema verification;
    create table verification.kept_evidence (address text, removed_at timestamptz);
    insert into verification.kept_evidence values ('${OTHER}', null), ('${CONTENT}', null), ('${'c'.repeat(64)}', now())`);
  await client.end();
  await expect(takeBackup(taken)).rejects.toThrow('holds none of the 2 pieces of evidence that are kept');
  expect(existsSync(into)).toBe(false);
  writeFileSync(at(`mounted/bb/${OTHER}`), 'sealed');
  expect((await takeBackup(taken)).evidence).toMatchObject({ missing: 1, files: [{ path: `bb/${OTHER}` }] });
}
const OTHER = `${'b'.repeat(64)}`;

/** Writes evidence beside the data, copies it, and finds it again; a content that is another one, or that is missing, is refused. */
async function restoresEvidence(): Promise<void> {
  const folder = at('data/evidence/aa');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, CONTENT), 'sealed');
  writeFileSync(join(folder, `${CONTENT}.1.tmp`), 'half of an upload');
  const { evidence } = await takeBackup({ dataFolder: at('data'), into: at('with-evidence'), ...WHO });
  expect(evidence).toMatchObject({ store: 'disk', bytes: 6, files: [{ path: `aa/${CONTENT}` }] });
  const copy = at(`with-evidence/evidence/aa/${CONTENT}`);
  const target = { backup: at('with-evidence'), dataFolder: at('elsewhere') };
  mkdirSync(at('elsewhere/evidence'), { recursive: true });
  writeFileSync(at('elsewhere/evidence/of-before'), 'old');
  writeFileSync(copy, 'broken');
  await expect(restoreBackup(target)).rejects.toThrow(`evidence/aa/${CONTENT} is not what was copied`);
  rmSync(copy);
  await expect(restoreBackup(target)).rejects.toThrow(`evidence/aa/${CONTENT} is missing`);
  expect(readdirSync(at('elsewhere/evidence'))).toEqual(['of-before']);
  writeFileSync(copy, 'sealed');
  const { evidence: put } = await restoreBackup(target);
  expect(readFileSync(join(put?.folder ?? '', 'aa', CONTENT), 'utf8')).toBe('sealed');
  expect(readdirSync(put?.aside ?? '')).toEqual(['of-before']);
  keepEvidencePlace(at('data'), evidencePlaceOf(at('data'), S3));
  const inBucket = await takeBackup({ dataFolder: at('data'), into: at('in-bucket'), ...WHO });
  expect(inBucket.evidence).toEqual({ store: 's3', bucket: 'https://s3.example/proofs' });
  expect(existsSync(at('in-bucket/evidence'))).toBe(false);
}
const S3 = {
  EVIDENCE_STORE: 's3',
  EVIDENCE_BUCKET_URL: 'https://s3.example/',
  EVIDENCE_BUCKET: 'proofs',
};

it(
  'copies a database that runs and one that was killed, and restores only what its hash chains prove',
  async () => {
    await withDatabase(async (url, store, postgres) => {
      await append(store, 'O1');
      const running = await takeBackup({ dataFolder: at('data'), into: at('running'), ...WHO });
      expect(running).toMatchObject({ of: 'running', events: 2, streams: 1 });
      await restoresEvidence();
      await leavesTheOriginalAlone();
      await refusesWithoutTheFolder(url);
      await append(store, 'O2');
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      // Half of the appended events, as if somebody had cut the end off.
      await client.query(`delete from event_store.events where stream = 'order-O2' and revision = 1`);
      await client.end();
      process.kill(postgres.hostPid as number, 'SIGKILL');
    });
    const stopped = await takeBackup({ dataFolder: at('data'), into: at('stopped'), ...WHO });
    expect(stopped.files.length).toBeGreaterThan(100);

    expect((await restore('running')).verdict).toMatchObject({ streams: 1, events: 2, brokenStreams: 0 });
    await expect(restore('stopped')).rejects.toThrow(
      '1 of 2 streams are not what was recorded; order-O2 is removed at revision 1.',
    );
    expect(existsSync(at('restored-here/postgres'))).toBe(false);

    truncateSync(at('running/postgres/global/pg_control'), 100);
    await expect(restore('running')).rejects.toThrow('global/pg_control is not what was copied');
    rmSync(at('running/postgres/global/pg_control'));
    await expect(restore('running')).rejects.toThrow('global/pg_control is missing');
    writeFileSync(at('running/backup.json'), 'null');
    await expect(restore('running')).rejects.toThrow('of a form that this version does not know');
    await expect(restore('data')).rejects.toThrow('holds no whole backup');
  },
  DEADLINE_MS,
);
