/** One line of doctor. */
export interface Finding {
  readonly what: string;
  readonly healthy: boolean;
  readonly text: string;
  /** The command to type next. */
  readonly next?: string;
}
