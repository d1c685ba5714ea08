import { Injectable } from '@nestjs/common';
import type { AuthenticatedRequest } from '../auth/index.js';
import { Config } from '../config/index.js';
import { clientOf, endOfRequest } from './admission.js';
import { Draining } from './draining.js';
import { OVERLOAD_OF_STREAMS } from './overload.js';
import { WorkLimits } from './work-limits.js';

/** One answer that goes on for as long as its client listens. */
export interface OpenStream {
  /** Aborts when the stream has to end: its token has expired, or the process stops. */
  readonly ending: AbortSignal;
  /** To be called when it has ended. Idempotent. */
  close(): void;
}

/** The longest that a timer of Node can wait, about 24 days. */
const LONGEST_WAIT_MS = 2_147_483_647;

/** Counts the streams (SSE, long polls) that are open, and ends each with the token that opened it. */
@Injectable()
export class OpenStreams {
  private readonly streams: WorkLimits;

  constructor(
    config: Config,
    private readonly draining: Draining,
  ) {
    const most = { inAll: config.httpMaxStreams, perClient: config.httpMaxStreamsPerClient };
    this.streams = new WorkLimits(most, OVERLOAD_OF_STREAMS);
  }

  /**
   * The request becomes a stream: call it before anything is sent. Throws 429 `too-many-streams` where its client has too many open,
   * 503 `streams-exhausted` where all clients together have.
   */
  open(request: AuthenticatedRequest): OpenStream {
    const release = this.streams.begin(clientOf(request));
    endOfRequest(request);
    const expired = new AbortController();
    const lifetime = (request.principal?.expiresAt ?? Infinity) * 1_000 - Date.now();
    const timer = setTimeout(() => expired.abort(), Math.min(Math.max(lifetime, 0), LONGEST_WAIT_MS)).unref();
    const stopping = (): void => expired.abort();
    const { signal } = this.draining;
    if (signal.aborted) expired.abort();
    else signal.addEventListener('abort', stopping, { once: true });
    const close = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', stopping);
      release();
    };
    return { ending: expired.signal, close };
  }
}
