import { Inject, Injectable, Logger } from '@nestjs/common';
import { orderStream } from '@bujiao/contracts';
import type { EventStore } from '@bujiao/event-store';
import { EVENT_STORE, EventStream, OpenStreams } from '@bujiao/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { newestProgress } from './newest-progress.js';
import { ProgressFeed } from './progress-feed.js';
import { isOver, progressView, type ProgressView } from './progress-view.js';

export interface NumberedView {
  /** Revision of the order's stream that it stands for. */
  readonly revision: number;
  readonly data: ProgressView;
}

@Injectable()
export class ProgressStream {
  private readonly logger = new Logger('progress');

  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    private readonly feed: ProgressFeed,
    private readonly streams: OpenStreams,
  ) {}

  /** As the order's stream has it now. */
  async view(orderId: string): Promise<NumberedView | undefined> {
    const { events } = await this.store.read(orderStream(orderId));
    const newest = newestProgress(orderId, events);
    return newest && { revision: newest.revision, data: progressView(newest) };
  }

  /** Sends the present state, then every change of it, until the resubmission is over. */
  async open(orderId: string, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const first = await this.view(orderId);
    if (first && isOver(first.data) && request.headers['last-event-id'] === String(first.revision)) {
      // 204 tells an EventSource that has seen the end not to come back.
      await reply.code(204).send();
      return;
    }
    const stream = new EventStream(request, reply, this.streams.open(request));
    const unwatch = this.feed.watch(orderId, this.sender(orderId, stream));
    stream.closed.addEventListener('abort', unwatch, { once: true });
    if (stream.closed.aborted) unwatch();
  }

  /** Looks at once, since the state may have moved before it was watched. Changes during a look lead to one more look. */
  private sender(orderId: string, stream: EventStream): () => void {
    let sent = -1;
    let looking = false;
    let again = false;
    const look = async (): Promise<void> => {
      do {
        again = false;
        const view = await this.view(orderId);
        if (!view || view.revision <= sent) continue;
        sent = view.revision;
        stream.send('progress', String(view.revision), view.data);
        if (isOver(view.data)) {
          stream.send('end', String(view.revision), {});
          stream.end();
        }
      } while (again);
    };
    const changed = (): void => {
      if (looking) return void (again = true);
      looking = true;
      look()
        .catch((error: unknown) => {
          this.logger.warn({ msg: 'a progress stream broke off', err: error });
          stream.end();
        })
        .finally(() => (looking = false));
    };
    changed();
    return changed;
  }
}
