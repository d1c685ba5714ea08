/** What jest gives the suite that runs now in this worker: `describe`, `it`, `expect`, `jest` and their kind. */
module.exports = { globals: undefined };
