// To run these specs alone: `cd tools/deploy-checks && NODE_OPTIONS=--experimental-vm-modules npx jest`. In a run of everything they
// belong to the project `tools`, and servers are there already.
import { withPostgres } from '../../jest.preset.mjs';

export default { ...withPostgres, displayName: 'deploy', testMatch: ['<rootDir>/**/*.spec.mjs'] };
