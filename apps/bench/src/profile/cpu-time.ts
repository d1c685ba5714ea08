import { readdirSync, readFileSync } from 'node:fs';

const TICKS_PER_SECOND = 100;
/** Fields of /proc/<pid>/stat after the name, which ends in ')'. */
const PARENT = 1;
const USER = 11;
const SYSTEM = 12;

/** CPU seconds that a process has used, with those of its children where `withChildren`. Linux only: NaN elsewhere. */
export function cpuSeconds(pid: number, withChildren = false): number {
  const own = statOf(pid);
  if (!own) return NaN;
  const children = withChildren ? childrenOf(pid) : [];
  return [own, ...children].reduce((sum, fields) => sum + Number(fields[USER]) + Number(fields[SYSTEM]), 0) / TICKS_PER_SECOND;
}

function childrenOf(pid: number): string[][] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => statOf(Number(name)))
    .filter((fields): fields is string[] => fields !== undefined && Number(fields[PARENT]) === pid);
}

function statOf(pid: number): string[] | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    return undefined;
  }
}
