export * from './projection-jobs.module.js';
export * from './handler-jobs.module.js';
