export { startStandalone, type Standalone } from './standalone.js';
export { StartRefused } from './start-refused.js';
