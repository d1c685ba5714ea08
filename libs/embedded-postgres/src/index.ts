export { EmbeddedPostgres, type EmbeddedPostgresOptions } from './embedded-postgres.js';
export { FolderLock } from './folder-lock.js';
export { copyOneFile, syncFiles, type CopiedFile } from './backup/copied-file.js';
export { sideBySide } from './backup/side-by-side.js';
export { copyRunningCluster, copyStoppedCluster, type CopyOptions } from './backup/copy-cluster.js';
export { CopyDamaged, putBack } from './backup/put-back.js';
export { readPostmasterPid } from './postmaster-pid.js';
export { FIRST_DATABASE, SUPERUSER } from './protocol.js';
