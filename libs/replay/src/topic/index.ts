export * from './topic-work.js';
