import { Global, Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import type { EventStore } from '@bujiao/event-store';
import { Config } from '../config/index.js';
import { EVENT_STORE } from './tokens.js';
import { openEventStore } from './open-event-store.js';

/** Provides the configured event store by the token `EVENT_STORE`. */
@Global()
@Module({
  providers: [{ provide: EVENT_STORE, inject: [Config], useFactory: openEventStore }],
  exports: [EVENT_STORE],
})
export class EventStoreModule implements OnApplicationShutdown {
  constructor(@Inject(EVENT_STORE) private readonly store: EventStore) {}

  async onApplicationShutdown(): Promise<void> {
    await this.store.close();
  }
}
