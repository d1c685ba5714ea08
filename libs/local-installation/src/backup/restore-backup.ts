import { copyFileSync, existsSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { EmbeddedPostgres, putBack, type CopiedFile } from '@bujiao/embedded-postgres';
import { verifyStreams, type StoreVerdict } from '@bujiao/event-store/postgres';
import { DataFolder } from '../data-folder/data-folder.js';
import { DATABASE, keptSecrets, SECRETS } from '../data-folder/kept-secrets.js';
import { EVIDENCE, keepEvidencePlace } from '../data-folder/evidence-place.js';
import { putEvidenceBack } from './evidence-copy.js';
import { evidenceTargetOf, type EvidenceTargetOptions } from './evidence-target.js';
import { readManifest, type BackupManifest } from './manifest.js';
import { syncFolder } from './synced.js';

/** The data folder is made where it is missing. */
export interface RestoreOptions extends EvidenceTargetOptions {
  readonly backup: string;
  /** Only tries it out: recovers and verifies the copy, then takes it away again. @default false */
  readonly checkOnly?: boolean;
  readonly signal?: AbortSignal;
  readonly onProgress?: (events: number) => void;
}

export interface Restored {
  readonly manifest: BackupManifest;
  readonly verdict: StoreVerdict;
  /** Where the data went that was there before; absent where there was none. */
  readonly aside?: string;
  /** Where the evidence of the backup was put, and that of before; absent where the backup holds none. */
  readonly evidence?: { readonly folder: string; readonly aside?: string };
}

/** The restored store is not what was recorded. The installation's data was left as it was. */
export class RestoredStoreDamaged extends Error {
  readonly code = 'restored-store-damaged';
  constructor(
    message: string,
    readonly verdict: StoreVerdict,
  ) {
    super(message);
  }
}

/** Beside the data until it is proven. */
const CANDIDATE = 'restored';

/**
 * Puts a backup in the place of an installation's data. The copy is recovered beside it and its hash chains are verified first; only
 * then the old data is set aside, and never deleted. The installation must not run: its lock is held.
 * @throws RestoredStoreDamaged, `CopyDamaged`, `NoBackup`, `StartRefused`, `EvidenceFolderRefused`
 */
export async function restoreBackup(options: RestoreOptions): Promise<Restored> {
  const manifest = readManifest(options.backup);
  const evidenceCopy = evidenceCopyOf(manifest, options);
  const folder = await DataFolder.open(options.dataFolder);
  const candidate = folder.file(CANDIDATE);
  try {
    rmSync(candidate, { recursive: true, force: true });
    const trial = await DataFolder.open(candidate);
    let verdict: StoreVerdict;
    try {
      copyFileSync(join(options.backup, SECRETS), trial.file(SECRETS));
      await putBack(join(options.backup, DATABASE), trial.file(DATABASE), manifest.files);
      verdict = await verify(trial, options);
    } finally {
      await trial.close();
    }
    assertWhole(manifest, verdict);
    if (evidenceCopy) await recoverEvidence(evidenceCopy);
    if (options.checkOnly) return { manifest, verdict };
    // First: a folder that cannot be renamed, such as a mount, is refused before the database is touched.
    const evidence = evidenceCopy && putEvidenceInPlace(evidenceCopy, options);
    const aside = putInPlace(folder, candidate);
    return { manifest, verdict, ...(aside !== undefined && { aside }), ...(evidence && { evidence }) };
  } finally {
    if (evidenceCopy) rmSync(evidenceCopy.waiting, { recursive: true, force: true });
    rmSync(candidate, { recursive: true, force: true });
    await folder.close();
  }
}

async function verify(trial: DataFolder, { signal, onProgress }: RestoreOptions): Promise<StoreVerdict> {
  const { postgresPassword } = await keptSecrets(trial);
  const postgres = await EmbeddedPostgres.start({
    dataDir: trial.file(DATABASE),
    password: postgresPassword,
  });
  try {
    return await verifyStreams({
      connectionString: postgres.url,
      ...(signal && { signal }),
      ...(onProgress && { onProgress }),
    });
  } finally {
    await postgres.stop();
  }
}

function assertWhole({ events = 0, streams = 0 }: BackupManifest, verdict: StoreVerdict): void {
  const [first] = verdict.broken;
  if (first)
    throw new RestoredStoreDamaged(
      `${verdict.brokenStreams} of ${verdict.streams} streams are not what was recorded; ${first.stream} is ${first.kind} at revision ${first.revision}.`,
      verdict,
    );
  if (verdict.strays > 0)
    throw new RestoredStoreDamaged(`${verdict.strays} events stand in no stream.`, verdict);
  if (verdict.events < events || verdict.streams < streams)
    throw new RestoredStoreDamaged(
      `It holds ${verdict.events} events of ${verdict.streams} streams, and had ${events} of ${streams} when the backup began.`,
      verdict,
    );
}

/** Evidence on its way from a backup to its place. */
interface EvidenceCopy {
  readonly from: string;
  readonly files: readonly CopiedFile[];
  /** Beside its target: on the same disk. */
  readonly waiting: string;
  readonly target: string;
}

/** Undefined where the backup holds none. @throws EvidenceFolderRefused */
function evidenceCopyOf({ evidence }: BackupManifest, options: RestoreOptions): EvidenceCopy | undefined {
  if (evidence?.store !== 'disk') return undefined;
  const target = evidenceTargetOf(options);
  const from = join(options.backup, EVIDENCE);
  return { from, files: evidence.files, target, waiting: `${target}.${CANDIDATE}` };
}

async function recoverEvidence({ from, files, waiting }: EvidenceCopy): Promise<void> {
  rmSync(waiting, { recursive: true, force: true });
  await putEvidenceBack(from, waiting, files);
}

function putEvidenceInPlace(
  { waiting, target }: EvidenceCopy,
  { dataFolder, evidenceFolder }: RestoreOptions,
): NonNullable<Restored['evidence']> {
  const aside = existsSync(target) ? `${target}.${beforeRestore()}` : undefined;
  if (aside !== undefined) renameSync(target, aside);
  renameSync(waiting, target);
  syncFolder(dirname(target));
  // A backup that is taken before the next start finds it.
  if (evidenceFolder !== undefined) keepEvidencePlace(dataFolder, { store: 'disk', folder: target });
  return { folder: target, ...(aside !== undefined && { aside }) };
}

const beforeRestore = (): string =>
  `before-restore-${new Date().toISOString().replace(/\D/g, '').slice(0, 14)}`;

/** @returns where the old data is now */
function putInPlace(folder: DataFolder, candidate: string): string | undefined {
  const suffix = beforeRestore();
  let aside: string | undefined;
  for (const name of [DATABASE, SECRETS]) {
    const live = folder.file(name);
    if (existsSync(live)) {
      renameSync(live, `${live}.${suffix}`);
      aside ??= `${live}.${suffix}`;
    }
    renameSync(join(candidate, name), live);
  }
  syncFolder(folder.path);
  return aside;
}
