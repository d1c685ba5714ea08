import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { EvidencePlace } from '@bujiao/local-installation';
import {
  MANIFEST,
  readManifest,
  takeBackup,
  type BackupManifest,
  type EvidenceInBackup,
} from '@bujiao/local-installation/backup';
import type { BackupView, StoreBackups, TakeRequest } from '@bujiao/ops';

/** Backups of the database that this process runs. */
export class EmbeddedBackups implements StoreBackups {
  readonly folder: string;

  constructor(
    private readonly dataFolder: string,
    folder: string,
    readonly evidence: EvidencePlace,
  ) {
    this.folder = resolve(folder);
  }

  async take({ name, by, because, signal }: TakeRequest): Promise<BackupView> {
    const into = join(this.folder, name);
    const { dataFolder, evidence } = this;
    const manifest = existsSync(into)
      ? readManifest(into)
      : await takeBackup({ dataFolder, into, by, because, signal, evidence });
    return viewOf(name, manifest);
  }

  list(): Promise<readonly BackupView[]> {
    const names = existsSync(this.folder) ? readdirSync(this.folder) : [];
    const whole = names.filter(
      (name) => !name.endsWith('.partial') && existsSync(join(this.folder, name, MANIFEST)),
    );
    const views = whole.map((name) => viewOf(name, readManifest(join(this.folder, name))));
    return Promise.resolve(views.sort((a, b) => b.madeAt.localeCompare(a.madeAt)));
  }
}

function viewOf(name: string, manifest: BackupManifest): BackupView {
  const { madeAt, by, because, bytes, events, evidence } = manifest;
  return {
    name,
    madeAt,
    by,
    because,
    bytes,
    ...(events !== undefined && { events }),
    ...(evidence && { evidence: summaryOf(evidence) }),
  };
}

function summaryOf(evidence: EvidenceInBackup): NonNullable<BackupView['evidence']> {
  if (evidence.store !== 'disk') return evidence;
  const { files, missing = 0 } = evidence;
  return { store: 'disk', files: files.length, ...(missing > 0 && { missing }) };
}
