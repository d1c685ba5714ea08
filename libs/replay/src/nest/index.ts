export * from './projection-jobs.module.js';
