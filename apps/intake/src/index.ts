export { IntakeModule } from './intake.module.js';
export type { NumberKind } from './find-orders/numbers-of.js';
export { OrderNumbers } from './find-orders/order-numbers.repository.js';
