import { withPostgres } from '../../jest.preset.mjs';

export default { ...withPostgres, displayName: 'end-to-end', testTimeout: 60_000 };
