import type { ChildProcess } from 'node:child_process';

/** Whether a process of ours runs no longer. Also true of one that could not be started. */
export const hasEnded = (child: ChildProcess): boolean =>
  child.pid === undefined || child.exitCode !== null || child.signalCode !== null;
