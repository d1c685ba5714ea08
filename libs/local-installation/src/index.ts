export { DataFolder } from './data-folder/data-folder.js';
export { evidencePlaceOf, keepEvidencePlace, type EvidencePlace } from './data-folder/evidence-place.js';
export { DATABASE, keptSecrets, SECRETS, type KeptSecrets } from './data-folder/kept-secrets.js';
export { assertPortIsFree } from './port.js';
export { StartRefused } from './start-refused.js';
