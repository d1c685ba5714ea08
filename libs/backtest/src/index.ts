export * from './past/label.js';
export * from './past/outcome.js';
export * from './past/past-decisions.js';
export * from './result/add-decision.js';
export * from './result/comparison.js';
export * from './result/judge.js';
export * from './result/report.js';
export * from './result/tally.js';
