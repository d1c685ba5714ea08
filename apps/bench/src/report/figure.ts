/** One figure of a run, and the bare path it is compared with. */
export interface Figure {
  readonly mode: 'standalone' | 'cluster' | 'ops';
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** What the bare path reached in the same run, in the same unit; where there is no such path, the limit. */
  readonly floor: number;
  /** Median of `value / floor` of measurements that were made one right after the other. */
  readonly ratio: number;
}
