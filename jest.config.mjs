// All projects in one run; `npm test` starts what they need before, and ends it after.
export default {
  projects: ['<rootDir>/libs/*', '<rootDir>/apps/*', '<rootDir>/tools'],
  maxWorkers: 2,
  workerIdleMemoryLimit: '700MB',
};
