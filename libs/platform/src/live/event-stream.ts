import { once } from 'node:events';
import type { OutgoingHttpHeaders } from 'node:http';
import { untilAborted } from '@bujiao/basics';
import type { OpenStream } from '../http/open-streams.js';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** ms between comments that keep proxies from closing a quiet stream. */
const KEEP_ALIVE = 15_000;

/** One client's stream of server-sent events. `closed` aborts when either side ends it. */
export class EventStream {
  private readonly ending = new AbortController();
  private readonly keepAlive: NodeJS.Timeout;
  readonly closed: AbortSignal = this.ending.signal;

  /** Takes the answer over from Fastify. It ends with `stream`: the token has expired or the process stops. */
  constructor(
    request: FastifyRequest,
    private readonly reply: FastifyReply,
    stream: OpenStream,
  ) {
    reply.hijack();
    reply.raw.writeHead(200, {
      ...(reply.getHeaders() as OutgoingHttpHeaders),
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
    reply.raw.flushHeaders();
    this.keepAlive = setInterval(() => reply.raw.write(':\n\n'), KEEP_ALIVE).unref();
    const end = (): void => this.end();
    request.raw.once('close', end);
    this.closed.addEventListener('abort', () => stream.close(), { once: true });
    stream.ending.addEventListener('abort', end, { once: true });
    // HEAD asks for the headers alone: a client that has them would keep a stream open that it cannot read.
    if (stream.ending.aborted || request.method === 'HEAD') end();
  }

  /** @param id where to resume; undefined: not after this message. @returns false when the client does not keep up */
  send(event: string, id: string | undefined, data: object): boolean {
    if (this.closed.aborted) return true;
    const place = id === undefined ? '' : `id: ${id}\n`;
    return this.reply.raw.write(`event: ${event}\n${place}data: ${JSON.stringify(data)}\n\n`);
  }

  /** Waits until the client has taken what was sent, or has gone. */
  async drained(): Promise<void> {
    if (this.reply.raw.writableNeedDrain) await untilAborted(this.closed, once(this.reply.raw, 'drain'));
  }

  end(): void {
    if (this.closed.aborted) return;
    clearInterval(this.keepAlive);
    this.ending.abort();
    this.reply.raw.end();
  }
}
