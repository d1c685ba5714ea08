export * from './api-problems.decorator.js';
export * from './api-request-content.decorator.js';
export * from './document-of.js';
export * from './sentence.dto.js';
