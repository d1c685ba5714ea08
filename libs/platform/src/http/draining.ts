import { setMaxListeners } from 'node:events';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';

/** Signals a shutdown to answers that do not end by themselves (SSE, long polls). */
@Injectable()
export class Draining implements OnModuleDestroy {
  private readonly controller = new AbortController();

  /** Aborts when the application begins to close. */
  readonly signal: AbortSignal = this.controller.signal;

  constructor() {
    // Each open stream has a listener and removes it when it closes, so their number is no leak.
    setMaxListeners(0, this.signal);
  }

  onModuleDestroy(): void {
    this.controller.abort();
  }
}
