export { CopyDamaged } from '@bujiao/embedded-postgres';
export { EVIDENCE, keptEvidencePlace, type EvidencePlace } from '../data-folder/evidence-place.js';
export { DATABASE, SECRETS } from '../data-folder/kept-secrets.js';
export { StartRefused } from '../start-refused.js';
export type { EvidenceInBackup } from './evidence-copy.js';
export { MANIFEST, NoBackup, readManifest, type BackupManifest } from './manifest.js';
export { restoreBackup, RestoredStoreDamaged, type Restored, type RestoreOptions } from './restore-backup.js';
export { takeBackup, urlOfRunning, type TakeBackupOptions } from './take-backup.js';
