/** What the command line ends with; part of its contract. */
export const EXIT = {
  fine: 0,
  /** Unhealthy, failed or not found. */
  failed: 1,
  usage: 2,
  /** Refused, or needs `--yes`. */
  refused: 3,
  unreachable: 4,
  /** Ctrl-C, as shells have it. */
  interrupted: 130,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** Ends the command with a message for people, on standard error. */
export class Failure extends Error {
  constructor(
    readonly exitCode: ExitCode,
    message: string,
    /** The command to type next. */
    readonly next?: string,
  ) {
    super(message);
    this.name = 'Failure';
  }
}
