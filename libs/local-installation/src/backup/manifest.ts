import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CopiedFile } from '@bujiao/embedded-postgres';
import type { EvidenceInBackup } from './evidence-copy.js';

export const MANIFEST = 'backup.json';
const FORMAT = 1;

/** What a backup says about itself. Its form is a contract: an older backup has to be readable by a newer product. */
export interface BackupManifest {
  readonly format: typeof FORMAT;
  /** ISO 8601; the copy holds at least what was recorded by then. */
  readonly madeAt: string;
  readonly by: string;
  readonly because: string;
  /** `running`: the copy holds at least so many events, `stopped`: exactly so many. */
  readonly of: 'running' | 'stopped';
  /** Of the events that the store had when the copying began; absent where its server did not run. */
  readonly events?: number;
  readonly streams?: number;
  /** Of PostgreSQL; a server of another one cannot read the files. */
  readonly postgres: string;
  /** Of database and evidence. */
  readonly bytes: number;
  readonly files: readonly CopiedFile[];
  /** Absent in a backup of a product that did not copy it. */
  readonly evidence?: EvidenceInBackup;
}

/** A folder that holds no backup, or one of a form that this version does not know. */
export class NoBackup extends Error {
  readonly code = 'no-backup';
}

export function readManifest(folder: string): BackupManifest {
  let manifest: Partial<BackupManifest> | null;
  try {
    manifest = JSON.parse(readFileSync(join(folder, MANIFEST), 'utf8')) as Partial<BackupManifest> | null;
  } catch (cause) {
    throw new NoBackup(`${folder} holds no whole backup: ${MANIFEST} is missing or damaged.`, { cause });
  }
  if (manifest?.format !== FORMAT || !Array.isArray(manifest.files))
    throw new NoBackup(`${folder} holds a backup of a form that this version does not know.`);
  return manifest as BackupManifest;
}
