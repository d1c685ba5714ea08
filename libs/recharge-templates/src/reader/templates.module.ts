import { Inject, Logger, Module, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import type { EventStore } from '@bujiao/event-store';
import { EVENT_STORE } from '@bujiao/platform';
import { TemplateDesk } from './template-desk.js';
import { TemplateReader } from './template-reader.js';

/** ms between two reads of the stream. */
const READ_EVERY = 1_000;

/** Provides the `TemplateReader` and the `TemplateDesk`: one of each an application. */
@Module({
  providers: [
    {
      provide: TemplateReader,
      inject: [EVENT_STORE],
      useFactory: (store: EventStore) => new TemplateReader(store),
    },
    {
      provide: TemplateDesk,
      inject: [EVENT_STORE],
      useFactory: (store: EventStore) => new TemplateDesk(store),
    },
  ],
  exports: [TemplateReader, TemplateDesk],
})
export class TemplatesModule implements OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger('recharge-templates');
  private timer: NodeJS.Timeout | undefined;
  private failing = false;

  constructor(@Inject(TemplateReader) private readonly reader: TemplateReader) {}

  async onModuleInit(): Promise<void> {
    await this.read();
    this.timer = setInterval(() => void this.read(), READ_EVERY).unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  /** The templates of the last read stay, where the store does not answer. Said once. */
  private async read(): Promise<void> {
    try {
      await this.reader.read();
      this.failing = false;
    } catch (error) {
      if (!this.failing)
        this.logger.warn({
          msg: 'the recharge templates cannot be read; the last ones hold',
          problem: (error as Error).message,
        });
      this.failing = true;
    }
  }
}
