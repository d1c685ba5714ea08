import type { BusEvent } from '@bujiao/event-bus';

/**
 * What happens to a column when a row is there already.
 *
 * `key`: names the row. `fixed`: stays as first written. `revision`: the greater one stays. `newest`: the value of the greater
 * revision stays. `first`: the first value that is not null stays.
 *
 * `fixed` and `first` go by the order of writing, not by the revision: two events that give such a column different values make the
 * row depend on which came first.
 */
export type Keep = 'key' | 'fixed' | 'revision' | 'newest' | 'first';

export interface ProjectionColumn {
  readonly name: string;
  readonly type: 'uuid' | 'text' | 'integer' | 'json' | 'timestamptz';
  readonly keep: Keep;
}

/** A row as a projection makes it: times as ISO 8601 texts, JSON as values. A missing member is null. */
export type ProjectionRow = object & { readonly revision: number };

export interface ProjectionTable<Row extends ProjectionRow> {
  readonly schema: string;
  readonly name: string;
  /** In the order of the statement's parameters. One column is the `key`, one the `revision`. */
  readonly columns: { readonly [Member in keyof Row]-?: ProjectionColumn };
}

/**
 * A read model: its rows follow from events alone, so they can be thrown away and computed again.
 *
 * `on` is pure: no clock, no I/O, nothing but the event. Each row carries the revision of the order's stream that it stands
 * for, and an older revision never replaces a newer one. So the same event may be applied twice, in any order, or by two
 * readers at once, and the rows end the same.
 */
export interface Projection<Row extends ProjectionRow = ProjectionRow> {
  /** Also the name of the consumer group that keeps it up to date. */
  readonly name: string;
  /** Raised whenever `on` or the columns change, so that a rebuild can be told from what was there before. */
  readonly version: number;
  readonly table: ProjectionTable<Row>;
  /** By event type. Undefined where the event changes no row. */
  readonly on: Readonly<Record<string, (event: BusEvent) => Row | undefined>>;
}
