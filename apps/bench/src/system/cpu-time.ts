import { readFileSync } from 'node:fs';
import { childrenOf } from './child-processes.js';

const TICKS_PER_SECOND = 100;
/** Fields of /proc/<pid>/stat after the name, which ends in ')'. */
const USER = 11;
const SYSTEM = 12;
/** Of children that have ended. */
const ENDED_USER = 13;
const ENDED_SYSTEM = 14;

/** CPU seconds that a process has used, with those of its children where `withChildren`. Linux only: NaN elsewhere. */
export function cpuSeconds(pid: number, withChildren = false): number {
  const own = statOf(pid);
  if (!own) return NaN;
  if (!withChildren) return used(own) / TICKS_PER_SECOND;
  const ended = Number(own[ENDED_USER]) + Number(own[ENDED_SYSTEM]);
  const children = childrenOf(pid).map((child) => statOf(child) ?? []);
  return children.reduce((sum, child) => sum + used(child), used(own) + ended) / TICKS_PER_SECOND;
}

const used = (fields: readonly string[]): number => Number(fields[USER] ?? 0) + Number(fields[SYSTEM] ?? 0);

function statOf(pid: number): string[] | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    return undefined;
  }
}
