import type { ChaosOptions } from './chaos-options.js';
import type { Finding } from './finding.js';
import type { Kill } from './killer.js';

export interface MetKill extends Kill {
  /** Accepted requests that were on their way at the moment of the kill. */
  readonly met: number;
}

export interface ChaosResult {
  readonly options: ChaosOptions;
  readonly kills: readonly MetKill[];
  readonly orders: number;
  readonly accepted: number;
  /** Number of answers to customers, by status and code. */
  readonly answers: ReadonlyMap<string, number>;
  /** Events that the store holds. */
  readonly recorded: number;
  /** Messages on the services' topics, including repeats. */
  readonly published: number;
  readonly parked: readonly { readonly group: string; readonly reason: string; readonly count: number }[];
  /** Resident bytes of each process when the load had ended. */
  readonly memory: ReadonlyMap<string, number>;
  /** Connections to PostgreSQL after the load. */
  readonly connections: number;
  /** Seconds from the end of the load until every accepted request was settled. */
  readonly settledAfter: number;
  readonly seconds: number;
  /** Empty if every check passed. */
  readonly findings: readonly Finding[];
}
