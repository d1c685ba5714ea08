/** A job cannot do what was asked of it in the state that it is in. */
export class JobRefused extends Error {
  constructor(
    /** Stable. */
    readonly code:
      | 'job-not-found'
      | 'plan-expired'
      | 'job-target-busy'
      | 'job-in-other-state'
      | 'job-cannot-swap'
      | 'impact-missing',
    message: string,
  ) {
    super(message);
    this.name = 'JobRefused';
  }
}

/** The worker does not hold the job any more: it was paused, cancelled, or another worker took it over. Nothing was written. */
export class JobLeft extends Error {
  readonly code = 'job-left';
  constructor(id: string) {
    super(`the job ${id} is not this worker's any more`);
    this.name = 'JobLeft';
  }
}
