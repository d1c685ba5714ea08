import type { ChaosOptions } from './chaos-options.js';
import type { Finding } from './finding.js';
import type { Kill } from './killer.js';

export interface ChaosResult {
  readonly options: ChaosOptions;
  readonly kills: readonly Kill[];
  readonly orders: number;
  readonly accepted: number;
  /** What customers were answered how often. */
  readonly answers: ReadonlyMap<string, number>;
  /** Events that the store holds. */
  readonly recorded: number;
  /** Messages on the topics of the services, repeats included. */
  readonly published: number;
  readonly parked: readonly { readonly group: string; readonly reason: string; readonly count: number }[];
  /** Resident bytes of each process when the load had ended. */
  readonly memory: ReadonlyMap<string, number>;
  /** To Postgres, when the load had ended. */
  readonly connections: number;
  /** Seconds from the end of the load until every accepted request was settled. */
  readonly settledAfter: number;
  readonly seconds: number;
  /** Nothing, if all is well. */
  readonly findings: readonly Finding[];
}
