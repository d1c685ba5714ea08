/** Requests for the orders of one buyer within a time before a request. */
export interface WindowCount {
  /** ms. */
  readonly within: number;
  readonly count: number;
}

/** Most requests of a buyer that are counted; a limit beyond it cannot be reached. */
export const MOST_COUNTED = 1_000;

/**
 * Earlier requests of a buyer, counted over each window of the limits. `times`: ms since the epoch, in any order. A request at the
 * very moment counts; one that lies as long back as the window does not.
 */
export const countRequests = (
  times: readonly number[],
  limits: readonly { readonly within: number }[],
  now: number,
): readonly WindowCount[] =>
  limits.map(({ within }) => ({
    within,
    count: times.filter((at) => at <= now && at > now - within).length,
  }));
