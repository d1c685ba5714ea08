export * from './replaced-part.js';
