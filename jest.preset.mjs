// What every project of jest has. Specs are loaded by Node itself, from TypeScript: see libs/testing/jest/loading.
import { fileURLToPath } from 'node:url';

const testing = (file) => fileURLToPath(new URL(`./libs/testing/jest/${file}`, import.meta.url));

const preset = {
  testEnvironment: testing('loading/environment.cjs'),
  runtime: testing('loading/runtime.cjs'),
  // The loader of specs sets them, once a worker.
  injectGlobals: false,
  testMatch: ['<rootDir>/src/**/*.spec.ts'],
};
export default preset;

/** For projects whose specs call `testDatabase()`. */
export const withPostgres = {
  ...preset,
  globalSetup: testing('postgres.setup.mjs'),
  globalTeardown: testing('teardown.mjs'),
};

/** For projects whose specs need Kafka as well. */
export const withKafka = {
  ...preset,
  globalSetup: testing('kafka.setup.mjs'),
  globalTeardown: testing('teardown.mjs'),
};
