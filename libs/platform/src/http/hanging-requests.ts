import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { answerProblem, databaseProblem } from '../errors/index.js';

/** ms; a request that takes longer is looked at. */
const LONG = 10_000;
/** ms between two looks. */
const EVERY = 1_000;

interface Waiting {
  readonly reply: FastifyReply;
  readonly since: number;
}

export interface HangingRequestsOptions {
  /** Whether the database answers now. Asked only while a request takes long; has a deadline of its own. */
  readonly answers: () => Promise<boolean>;
  /** ms @default 10000 */
  readonly longAfter?: number;
}

/**
 * Answers 503 to requests that take long while the database does not answer. A server that hangs, or whose packets are lost, ends no
 * query: without this a client would wait for as long as the sum of all time-outs. What the request had begun may still take effect,
 * as after any lost answer: a repetition with the same key finds it.
 */
export class HangingRequests {
  private readonly waiting = new Map<FastifyRequest, Waiting>();
  private timer: NodeJS.Timeout | undefined;
  private looking = false;

  constructor(private readonly options: HangingRequestsOptions) {}

  /** Before any route is added. */
  watch(fastify: FastifyInstance): void {
    fastify.addHook('onRequest', (request, reply, done) => {
      this.waiting.set(request, { reply, since: performance.now() });
      reply.raw.once('close', () => this.waiting.delete(request));
      done();
    });
    fastify.addHook('onClose', (_, done) => {
      clearInterval(this.timer);
      done();
    });
    this.timer = setInterval(() => void this.look(), EVERY).unref();
  }

  /** Never rejects. */
  async look(): Promise<void> {
    if (this.looking || this.long().length === 0) return;
    this.looking = true;
    try {
      if (await this.options.answers()) return;
      for (const { reply } of this.long()) answerProblem(reply, databaseProblem('unavailable'));
    } finally {
      this.looking = false;
    }
  }

  /** Oldest first, without what has begun to be answered: streams go on. */
  private long(): readonly Waiting[] {
    const before = performance.now() - (this.options.longAfter ?? LONG);
    const long: Waiting[] = [];
    for (const one of this.waiting.values()) {
      if (one.since > before) break;
      if (!one.reply.sent && !one.reply.raw.headersSent) long.push(one);
    }
    return long;
  }
}
