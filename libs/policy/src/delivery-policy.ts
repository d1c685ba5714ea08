/** How patient delivery is. All times in ms. */
export interface DeliveryPolicy {
  /** Waits before attempt 2, 3, …; as many as there are, then a person is asked. Adopted supplier orders do not count. */
  readonly retryAfter: readonly number[];
  /** Waits before query 1, 2, …; the last one repeats. */
  readonly queryAfter: readonly number[];
  /** An outcome that is still unknown after this long is handed to a person. */
  readonly unknownDeadline: number;
  /** After so many answers in a row that cannot be believed, a person is asked. */
  readonly mostOddAnswers: number;
}

export const DELIVERY_POLICY: DeliveryPolicy = {
  retryAfter: [1_000, 5_000, 30_000, 120_000],
  queryAfter: [500, 1_000, 2_000, 5_000, 15_000, 30_000],
  unknownDeadline: 10 * 60_000,
  mostOddAnswers: 5,
};

/** A person decides within this long; the work list is sorted by it. Beyond it the order counts as overdue. ms */
export const PERSON_DEADLINE = 2 * 60 * 60_000;
