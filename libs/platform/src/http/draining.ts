import { setMaxListeners } from 'node:events';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';

/** Tells what would never end by itself (SSE, long polls) that the process is stopping. */
@Injectable()
export class Draining implements OnModuleDestroy {
  private readonly controller = new AbortController();

  /** Aborts when the application begins to close. */
  readonly signal: AbortSignal = this.controller.signal;

  constructor() {
    // Each open stream listens, and takes its listener away when it closes: their number is no sign of a leak.
    setMaxListeners(0, this.signal);
  }

  onModuleDestroy(): void {
    this.controller.abort();
  }
}
