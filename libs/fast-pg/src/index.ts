export { fastPg } from './in-use.js';
export { byteas, int4s, jsons, none, text, texts, timestamps, uuids, type Parameter } from './parameters.js';
export { rowsOf } from './rows-of.js';
export type { Column, Statement } from './statement.js';
export { isoTime } from './times.js';
