export * from './dead-letters.controller.js';
