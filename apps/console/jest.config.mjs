import { withPostgres } from '../../jest.preset.mjs';

export default {
  ...withPostgres,
  displayName: 'console',
  testMatch: ['<rootDir>/src/**/*.spec.ts', '<rootDir>/browser/**/*.spec.ts'],
  testTimeout: 60_000,
};
