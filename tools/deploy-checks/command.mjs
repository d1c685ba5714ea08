import { spawnSync } from 'node:child_process';

const DEADLINE_MS = 120_000;

/** No fault when the command ends with status 0; else what it said. */
export function faultsOfCommand(command, args, options = {}) {
  const { status, error, stdout, stderr } = spawnSync(command, args, {
    encoding: 'utf8',
    timeout: DEADLINE_MS,
    ...options,
  });
  if (status === 0) return [];
  return [
    `${error?.message ?? ''}${stdout ?? ''}${stderr ?? ''}`.trim() ||
      `${command} ended with status ${status}`,
  ];
}
