export { OpsModule } from './ops.module.js';
export { OPS_ONLY_READS } from './ops-runtime.js';
export {
  STORE_BACKUPS,
  type BackupView,
  type StoreBackups,
  type TakeRequest,
} from './backups/store-backups.port.js';
