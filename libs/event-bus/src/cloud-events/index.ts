export * from './attribute-text.js';
export * from './json-data.js';
export * from './media-type.js';
export * from './rfc3339.js';
