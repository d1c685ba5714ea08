export { startStandalone, type Standalone } from './standalone.js';
export { StartRefused } from '@bujiao/local-installation';
