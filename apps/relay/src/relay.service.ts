import { pause } from '@bujiao/basics';
import { Inject, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import type { Checkpoints } from '@bujiao/event-bus';
import type { KafkaPublisher } from '@bujiao/event-bus/kafka';
import type { EventStore, SubscriptionBatch } from '@bujiao/event-store';
import { EVENT_STORE } from '@bujiao/platform';
import { Leadership } from './leadership.js';
import { publicationsOf } from './publications-of.js';

export const PUBLISHER = Symbol('kafka publisher');
export const CHECKPOINTS = Symbol('checkpoints');

const GROUP = 'relay';
/** ms between two saved checkpoints; after a crash, about as many ms of events are published again. */
const SAVE_EVERY = 500;
/** The same while nothing is published and only the position moves. */
const SAVE_IDLE_EVERY = 10_000;
/** Most events of one publishing. */
const BATCH = 512;
/** Least ms between the starts of two publishings, unless a full batch waits: a single event leaves at once, a crowd leaves together. */
const GATHER = 7;
/** ms before a retry. */
const RETRY_AFTER = 500;

/** Another relay has moved the checkpoint: it leads now. */
class CheckpointMoved extends Error {
  constructor() {
    super('another relay has moved the checkpoint');
    this.name = 'CheckpointMoved';
  }
}

/**
 * Publishes what the store recorded, in order, at least once: from the checkpoint, with one active relay at a time. After
 * a crash, events since the last saved checkpoint are published again, under the same ids.
 *
 * A relay that has lost the lead without knowing it does no harm: the broker refuses its messages once its successor has published
 * (`KafkaPublisher.takeOver`), and it cannot move the checkpoint back.
 */
@Injectable()
export class Relay implements OnApplicationBootstrap {
  private readonly logger = new Logger('relay');
  private readonly stopping = new AbortController();
  private running: Promise<void> = Promise.resolve();
  private savedAt = 0;
  /** The checkpoint as this relay loaded or saved it last. */
  private saved: string | undefined;

  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(PUBLISHER) private readonly publisher: Pick<KafkaPublisher, 'publish' | 'takeOver'>,
    @Inject(CHECKPOINTS) private readonly checkpoints: Checkpoints,
    private readonly leadership: Leadership,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.checkpoints.prepare();
    this.running = this.run();
  }

  /** Stops publishing, and saves the position. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  private async run(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      try {
        await this.leadership.whileLeading(this.stopping.signal, (leading) => this.relay(leading));
      } catch (error) {
        this.logger.warn({ msg: 'the relay failed and restarts from its checkpoint', err: error });
        await pause(RETRY_AFTER, this.stopping.signal);
      }
    }
  }

  /** Publishes from the checkpoint until `leading` aborts. */
  private async relay(leading: AbortSignal): Promise<void> {
    // Before the checkpoint is loaded: what an earlier relay still publishes from then on is published again by this one, later.
    await this.publisher.takeOver();
    this.saved = (await this.checkpoints.load([GROUP])).get(GROUP);
    let unsaved: string | undefined;
    for await (const batch of this.store.subscribe({
      after: this.saved ?? 'start',
      batchSize: BATCH,
      signal: leading,
      onProblem: (err) => this.logger.error({ msg: 'the relay cannot read events', err }),
    })) {
      const began = performance.now();
      unsaved = await this.publish(batch);
      if (batch.events.length < BATCH)
        await pause(Math.max(0, GATHER - (performance.now() - began)), leading);
    }
    if (unsaved) await this.save(unsaved);
  }

  /** @returns the position that is published but not saved yet */
  private async publish({ events, checkpoint }: SubscriptionBatch): Promise<string | undefined> {
    await this.publisher.publish(events.flatMap(publicationsOf));
    const due = this.savedAt + (events.length > 0 ? SAVE_EVERY : SAVE_IDLE_EVERY);
    if (Date.now() < due) return checkpoint;
    await this.save(checkpoint);
    return undefined;
  }

  private async save(position: string): Promise<void> {
    if (!(await this.checkpoints.saveAfter(GROUP, this.saved, position))) throw new CheckpointMoved();
    this.saved = position;
    this.savedAt = Date.now();
  }
}
