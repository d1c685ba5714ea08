import { readdirSync, readFileSync } from 'node:fs';

/** The processes that `parent` has started and that still run. Linux only: none elsewhere. */
export const childrenOf = (parent: number): number[] => pids().filter((pid) => parentOf(pid) === parent);

/** Program and arguments of a process, separated by blanks. */
export const commandOf = (pid: number): string => read(pid, 'cmdline').replaceAll('\0', ' ').trim();

function pids(): number[] {
  try {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map(Number);
  } catch {
    return [];
  }
}

const parentOf = (pid: number): number => Number(/^PPid:\s+(\d+)/m.exec(read(pid, 'status'))?.[1] ?? NaN);

/** Empty where the process has ended meanwhile. */
function read(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return '';
  }
}
