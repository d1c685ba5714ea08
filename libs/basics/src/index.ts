export * from './has-ended.js';
export * from './is-alive.js';
export * from './make-folder.js';
export * from './outages.js';
export * from './ports.js';
export * from './programs.js';
export * from './replaced-part.js';
export * from './waiting.js';
