// ESM preset; jest runs with NODE_OPTIONS=--experimental-vm-modules.
import { fileURLToPath } from 'node:url';

const testing = (file) => fileURLToPath(new URL(`./libs/testing/jest/${file}`, import.meta.url));

const preset = {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  testMatch: ['<rootDir>/src/**/*.spec.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  testEnvironmentOptions: { customExportConditions: ['@bujiao/source', 'node', 'node-addons'] },
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        module: { type: 'es6' },
        sourceMaps: 'inline',
        jsc: {
          target: 'es2022',
          keepClassNames: true,
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true },
        },
      },
    ],
  },
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
