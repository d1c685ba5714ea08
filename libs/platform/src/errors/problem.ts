/** Members of a {@link Problem} beside code and detail. */
export interface ProblemExtras {
  /** Members for programs, shown to the client. Never personal data or secrets. */
  readonly data?: Readonly<Record<string, unknown>>;
  readonly cause?: unknown;
  /** Short name of the kind of problem, the same for every occurrence. @default derived from the code */
  readonly title?: string;
  /** Whether the same call may succeed later. @default true for 429 and 503, else false */
  readonly retryable?: boolean;
}

/** A refusal with a stable code. At the HTTP edge it becomes RFC 9457 problem JSON; see `ProblemFilter`. */
export class Problem extends Error {
  readonly title: string;
  readonly retryable: boolean;
  readonly data?: Readonly<Record<string, unknown>>;

  /**
   * @param code stable, kebab-case: clients branch on it, so it never changes its meaning
   * @param detail a sentence for the person who reads the answer
   */
  constructor(
    readonly status: number,
    readonly code: string,
    readonly detail: string,
    extras: ProblemExtras = {},
  ) {
    super(detail, extras.cause === undefined ? undefined : { cause: extras.cause });
    this.name = 'Problem';
    this.title = extras.title ?? titleOf(code);
    this.retryable = extras.retryable ?? (status === 503 || status === 429);
    if (extras.data) this.data = extras.data;
  }

  /** The body of the answer. */
  toJSON(): Record<string, unknown> {
    const { title, status, detail, code } = this;
    return { ...this.data, type: `urn:bujiao:problem:${code}`, title, status, detail, code };
  }
}

type ProblemOfStatus = (code: string, detail: string, extras?: ProblemExtras) => Problem;
const withStatus =
  (status: number): ProblemOfStatus =>
  (code, detail, extras) =>
    new Problem(status, code, detail, extras);

export const badRequest = withStatus(400);
export const unauthorized = withStatus(401);
export const forbidden = withStatus(403);
export const notFound = withStatus(404);
export const conflict = withStatus(409);
export const unprocessable = withStatus(422);
export const unavailable = withStatus(503);

const titleOf = (code: string): string => (code.charAt(0).toUpperCase() + code.slice(1)).replaceAll('-', ' ');
