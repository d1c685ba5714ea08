export * from './json-pointer.js';
export { nearestName, nearestValue, type ExpectedValue } from './nearest-name.js';
export { namesIn, shapeOf, type Shape } from './shape.js';
export * from './unknown-fields.js';
