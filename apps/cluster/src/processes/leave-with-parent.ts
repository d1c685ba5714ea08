/**
 * Loaded into each service by `--import`: when the process that started it vanishes, however it ended, the channel between them
 * closes, and the service stops as if it had been told to.
 */
const STOP_DEADLINE_MS = 8_000;

process.once('disconnect', () => {
  setTimeout(() => process.exit(1), STOP_DEADLINE_MS).unref();
  process.kill(process.pid, 'SIGTERM');
});
// The channel alone is no reason to stay.
process.channel?.unref();
