export { byteas, int4s, jsons, none, text, texts, timestamps, uuids, type Parameter } from './parameters.js';
export { rowsOf, type Column, type Statement } from './statement.js';
export { isoTime } from './times.js';
