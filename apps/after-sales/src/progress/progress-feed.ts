import { EventEmitter } from 'node:events';
import {
  Inject,
  Injectable,
  Logger,
  Optional,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import { Config, endSession } from '@bujiao/platform';
import pg from 'pg';
import { PROGRESS_CHANNEL } from './progress.repository.js';

/** ms until a lost listening connection is opened again. */
const RECONNECT_AFTER = 500;

/** ms. A server that is lost with its machine closes nothing: only an answer shows that it is there. */
export interface FeedChecks {
  readonly every: number;
  /** An answer that takes longer does not come. */
  readonly answerWithin: number;
}

export const FEED_CHECKS = Symbol('FEED_CHECKS');
const CHECKS: FeedChecks = { every: 15_000, answerWithin: 5_000 };

/** Tells, in every instance, whose progress has changed. Over Postgres, since the projection may run in another instance. */
@Injectable()
export class ProgressFeed implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly changes = new EventEmitter().setMaxListeners(0);
  private readonly logger = new Logger('progress feed');
  private client: pg.Client | undefined;
  private stopped = false;

  constructor(
    private readonly config: Config,
    @Optional() @Inject(FEED_CHECKS) private readonly checks: FeedChecks = CHECKS,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.listen();
  }

  async onModuleDestroy(): Promise<void> {
    this.stopped = true;
    if (this.client) await endSession(this.client);
  }

  /** Calls `changed` whenever the order's progress may have changed, until the returned function is called. */
  watch(orderId: string, changed: () => void): () => void {
    this.changes.on(orderId, changed);
    this.changes.on('*', changed);
    return () => {
      this.changes.off(orderId, changed);
      this.changes.off('*', changed);
    };
  }

  private async listen(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.config.pgUrl,
      application_name: 'bujiao after_sales progress',
      connectionTimeoutMillis: this.checks.answerWithin,
      query_timeout: this.checks.answerWithin,
    });
    client.on('notification', ({ payload }) =>
      payload?.split(' ').forEach((orderId) => this.changes.emit(orderId)),
    );
    client.on('error', (error) => this.logger.warn(`the listening connection broke: ${error.message}`));
    client.on('end', () => this.listenAgain(client));
    this.client = client;
    await client.connect();
    await client.query(`listen ${PROGRESS_CHANNEL}`);
    this.keepChecking(client);
    // What was told while nobody listened is not repeated: everybody looks again.
    this.changes.emit('*');
  }

  private keepChecking(client: pg.Client): void {
    const checks = setInterval(() => {
      client.query('select 1').catch((error: Error) => {
        clearInterval(checks);
        if (this.stopped || client !== this.client) return;
        this.logger.warn(`the listening connection does not answer: ${error.message}`);
        this.listenAgain(client);
      });
    }, this.checks.every).unref();
  }

  /** Once for each connection that is lost, however often that is told: a failed try says so twice. */
  private listenAgain(lost: pg.Client | undefined): void {
    if (this.stopped || !lost || lost !== this.client) return;
    this.client = undefined;
    lost.end().catch(() => undefined);
    setTimeout(() => {
      if (!this.stopped) this.listen().catch(() => this.listenAgain(this.client));
    }, RECONNECT_AFTER).unref();
  }
}
