import { readFile } from 'node:fs/promises';
import type { ClusterProcess } from '../processes/cluster-process.js';

/** Resident bytes of each process, by name; empty on systems without /proc. */
export async function memoryOf(processes: readonly ClusterProcess[]): Promise<Map<string, number>> {
  const read = await Promise.all(
    processes.map(async ({ name, pid }) => [name, await residentBytes(pid)] as const),
  );
  return new Map(read.filter(([, bytes]) => bytes > 0));
}

async function residentBytes(pid: number | undefined): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? 0) * 1024;
}
