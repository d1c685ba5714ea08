import { withPostgres } from '../jest.preset.mjs';

export default { ...withPostgres, displayName: 'tools', testMatch: ['<rootDir>/**/*.spec.mjs'] };
