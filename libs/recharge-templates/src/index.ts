export * from './reader/template-desk.js';
export * from './reader/template-reader.js';
export * from './reader/templates.module.js';
export * from './template/check-target.js';
export * from './template/check-template.js';
export * from './template/decide-templates.js';
export * from './template/pattern.js';
export * from './template/templates.js';
