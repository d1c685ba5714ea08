import type { components } from './generated/api.js';

/** The reason as people read it. */
export type Sentence = components['schemas']['SentenceDto'];

/** The product answered with a problem (RFC 9457). Programs branch on `code`, which never changes its meaning. */
export class ApiProblem extends Error {
  /** HTTP status. */
  readonly status: number;
  /** Stable code; `http-<status>` where the answer had none, as that of a proxy. */
  readonly code: string;
  /** A sentence for the person who reads it. */
  readonly detail: string;
  /** Chinese and English, there when a rule of the business refused. */
  readonly sentence: Sentence | undefined;
  /** The whole body: members beside the standard ones explain the problem to a program. */
  readonly data: Readonly<Record<string, unknown>>;
  /** ms after which the same request may succeed, where the server said so. */
  readonly retryAfterMs: number | undefined;
  readonly headers: Headers;

  constructor(status: number, headers: Headers, body: unknown) {
    const data = isRecord(body) ? body : {};
    const code = textOf(data['code']) ?? `http-${status}`;
    const detail = textOf(data['detail']) ?? textOf(data['title']) ?? 'no detail';
    super(`${status} ${code}: ${detail}`);
    this.name = 'ApiProblem';
    this.status = status;
    this.code = code;
    this.detail = detail;
    this.sentence = isRecord(data['sentence']) ? (data['sentence'] as Sentence) : undefined;
    this.data = data;
    this.retryAfterMs = retryAfterOf(headers);
    this.headers = headers;
  }
}

/** No answer came: the connection failed or broke, or the time for an answer was over. The request may have taken effect. */
export class ConnectionFailed extends Error {
  readonly code = 'connection-failed';

  constructor(what: string, cause: unknown) {
    super(`${what}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
    this.name = 'ConnectionFailed';
  }
}

export const isProblem = (error: unknown, code: string): error is ApiProblem =>
  error instanceof ApiProblem && error.code === code;

/** Seconds, or a date (RFC 9110). */
function retryAfterOf(headers: Headers): number | undefined {
  const value = headers.get('retry-after');
  if (value === null) return undefined;
  const ms = /^\d+$/.test(value) ? Number(value) * 1_000 : Date.parse(value) - Date.now();
  return Number.isNaN(ms) ? undefined : Math.max(0, ms);
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
