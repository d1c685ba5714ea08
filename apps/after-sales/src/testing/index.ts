// The parts of after-sales that tests put together without Nest and without a database.
export { revealCards } from '../card-reveal/reveal-cards.decider.js';
export { confirmReceipt } from '../receipts/confirm-receipt.decider.js';
export { watchConflicts } from '../conflicts/watch-conflicts.decider.js';
