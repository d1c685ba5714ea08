import { Controller, Get, Inject } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { EventStore } from '@bujiao/event-store';
import { Public } from '../auth/index.js';
import { databaseProblem, unavailable } from '../errors/index.js';
import { EVENT_STORE } from '../events/tokens.js';
import { Draining } from '../http/draining.js';
import { DatabaseState } from './database-state.js';

const PING_DEADLINE_MS = 2_000;

/** `live`: the process turns; if not, restart it. `ready`: it can do its work; if not, send it no requests. */
@ApiExcludeController()
@Public()
@Controller('health')
export class HealthController {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    private readonly draining: Draining,
    private readonly database: DatabaseState,
  ) {}

  @Get('live')
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  /** 503 `not-ready` while nothing can be recorded (no answer, a full disk, a read-only database), or while the process stops. */
  @Get('ready')
  async ready(): Promise<{ status: 'ok' }> {
    if (this.draining.signal.aborted) throw unavailable('not-ready', 'The service is stopping.');
    const deadline = AbortSignal.timeout(PING_DEADLINE_MS);
    const tooLate = new Promise<never>((_, reject) => {
      deadline.addEventListener('abort', () => reject(new Error(`no answer within ${PING_DEADLINE_MS} ms`)));
    });
    await Promise.race([this.store.ping(), tooLate]).catch((cause: unknown) => {
      throw unavailable('not-ready', 'The event store does not answer.', { cause });
    });
    const trouble = await Promise.race([this.database.trouble(), tooLate]).catch(
      () => 'unavailable' as const,
    );
    if (trouble) throw unavailable('not-ready', databaseProblem(trouble).detail);
    return { status: 'ok' };
  }
}
