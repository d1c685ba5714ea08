export * from './copy-table.js';
export * from './compare-tables.js';
export * from './gather-rows.js';
export type * from './projection.js';
export * from './projection-types.js';
export * from './save-rows.js';
export * from './swap-tables.js';
