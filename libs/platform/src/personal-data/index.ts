export * from './key-check.js';
export * from './key-ring.js';
export { PersonalDataModule } from './personal-data.module.js';
export * from './secret-box.js';
