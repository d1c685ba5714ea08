export { EmbeddedPostgres, type EmbeddedPostgresOptions } from './embedded-postgres.js';
export { FolderLock } from './folder-lock.js';
