export * from './key-ring.js';
export * from './personal-data.module.js';
export * from './secret-box.js';
