import type { DeadLetterState } from '../../api/desk.js';
import type { JobState, JobVerb } from '../../api/ops.js';
import type { ReplayKind } from './replay/replay-kinds.js';

// What the addresses of the ops pages hold: each filter is a link.

/** Of every table: how it is sorted, and the columns that are hidden. */
export interface TableSearch {
  readonly sort?: string | undefined;
  readonly hide?: string | undefined;
}

export interface EventSearch {
  readonly types?: string | undefined;
  readonly orders?: string | undefined;
  readonly actor?: string | undefined;
  readonly correlation?: string | undefined;
}

export interface FindEventSearch extends EventSearch {
  /** Position, time or `start`. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

export interface DeadLetterSearch extends TableSearch {
  readonly group?: string | undefined;
  readonly order?: string | undefined;
  readonly state?: DeadLetterState | undefined;
  /** As `GET /dead-letters/why` counts it. */
  readonly reason?: string | undefined;
  /** Parked then or later. */
  readonly since?: string | undefined;
  readonly open?: string | undefined;
}

export interface RejectedSearch extends TableSearch {
  readonly code?: string | undefined;
  readonly publisher?: string | undefined;
  readonly order?: string | undefined;
  readonly open?: string | undefined;
}

export interface StockSearch {
  readonly goods?: string;
}

export interface JobSearch extends TableSearch {
  readonly state?: JobState | undefined;
  readonly verb?: JobVerb | undefined;
  readonly target?: string | undefined;
  readonly impacts?: boolean | undefined;
}

export interface ReplaySearch extends FindEventSearch {
  readonly kind?: ReplayKind | undefined;
  /** Of the projection, topic or consumer group. */
  readonly name?: string | undefined;
}

export interface OpenSearch extends TableSearch {
  /** What is open beside the list. */
  readonly open?: string | undefined;
}

export interface LogSearch {
  readonly who?: string | undefined;
}

export interface BenchSearch {
  /** The order that was placed last. */
  readonly order?: string | undefined;
}

export interface GoodsSearch {
  /** A part of an id or a name. */
  readonly q?: string | undefined;
  readonly open?: string | undefined;
}

export interface ImportGoodsSearch {
  /** Id of the goods that the text begins with. */
  readonly goods?: string | undefined;
}
