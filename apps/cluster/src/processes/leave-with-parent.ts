/**
 * Loaded into each service by `--import`: when its parent process ends in any way, the channel between them closes, and the service
 * stops in order.
 */
const STOP_DEADLINE_MS = 8_000;

process.once('disconnect', () => {
  setTimeout(() => process.exit(1), STOP_DEADLINE_MS).unref();
  process.kill(process.pid, 'SIGTERM');
});
// The channel alone does not keep the process alive.
process.channel?.unref();
