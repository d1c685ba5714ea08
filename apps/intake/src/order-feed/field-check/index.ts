export * from './json-pointer.js';
export { nearestName, nearestValue, type ExpectedValue } from '@bujiao/input-text';
export { namesIn, shapeOf, type Shape } from './shape.js';
export * from './unknown-fields.js';
