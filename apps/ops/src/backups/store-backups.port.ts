/** A backup that is whole. */
export interface BackupView {
  /** Of its folder. */
  readonly name: string;
  /** ISO 8601. */
  readonly madeAt: string;
  readonly by: string;
  readonly because: string;
  readonly bytes: number;
  /** That the store had when the copying began; the copy holds at least so many. */
  readonly events?: number;
  /** Evidence of buyers in it. Absent in a backup of a product that did not copy it. */
  readonly evidence?: EvidenceOfBackup;
}

/** `disk`: so many files are in the backup. `s3`: they lie in this bucket, and are not in the backup. */
export interface EvidenceOfBackup {
  readonly store: 'disk' | 's3' | 'none';
  readonly files?: number;
  /** Pieces that were kept and not in the folder. Absent where there were none, or where it was not asked. */
  readonly missing?: number;
  readonly bucket?: string;
}

export interface TakeRequest {
  readonly name: string;
  readonly by: string;
  readonly because: string;
  readonly signal: AbortSignal;
}

/** Copies the database of the installation, where that is its own. Provided by what starts the installation. */
export interface StoreBackups {
  /** Where backups go, on the machine of the server. */
  readonly folder: string;
  /** Where the installation keeps evidence now. */
  readonly evidence: EvidenceOfBackup;
  /** Idempotent by name: a backup that is whole is answered as it is. */
  take(request: TakeRequest): Promise<BackupView>;
  /** Newest first. */
  list(): Promise<readonly BackupView[]>;
}

export const STORE_BACKUPS = Symbol('store backups');
