export * from './now.js';
export * from './order-sentence.js';
