import { Controller, Get, Inject, Optional } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { BusServer } from '@bujiao/event-bus';
import type { EventStore } from '@bujiao/event-store';
import { Public } from '../auth/index.js';
import { databaseProblem, unavailable, type ProblemExtras, type Problem } from '../errors/index.js';
import { EVENT_BUS, EVENT_STORE } from '../events/tokens.js';
import { Draining } from '../http/draining.js';
import { ApiProblems } from '../openapi/index.js';
import { DatabaseState } from './database-state.js';
import { HealthDto } from './health.dto.js';

const PING_DEADLINE_MS = 2_000;

/** `live`: the process responds; if not, restart it. `ready`: it can do its work; if not, send it no requests. */
@ApiTags('operations')
@Public()
@Controller('health')
export class HealthController {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    private readonly draining: Draining,
    private readonly database: DatabaseState,
    @Optional() @Inject(EVENT_BUS) private readonly bus?: BusServer,
  ) {}

  @Get('live')
  @ApiOperation({ summary: 'Whether the process turns; if not, restart it' })
  @ApiOkResponse({ type: HealthDto })
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  /**
   * 503 `not-ready` while no event can be recorded (database unavailable, full or read-only), while the events of a consumer group
   * cannot be read, or while the process stops.
   */
  @Get('ready')
  @ApiOperation({ summary: 'Whether it can do its work; if not, send it no requests' })
  @ApiOkResponse({ type: HealthDto })
  @ApiProblems(notReady('The event store does not answer.'))
  async ready(): Promise<{ status: 'ok' }> {
    if (this.draining.signal.aborted) throw notReady('The service is stopping.');
    const deadline = AbortSignal.timeout(PING_DEADLINE_MS);
    const tooLate = new Promise<never>((_, reject) => {
      deadline.addEventListener('abort', () => reject(new Error(`no answer within ${PING_DEADLINE_MS} ms`)));
    });
    await Promise.race([this.store.ping(), tooLate]).catch((cause: unknown) => {
      throw notReady('The event store does not answer.', { cause });
    });
    const trouble = await Promise.race([this.database.trouble(), tooLate]).catch(
      () => 'unavailable' as const,
    );
    if (trouble) throw notReady(databaseProblem(trouble).detail);
    const unreadable = this.bus?.unreadableGroups ?? [];
    if (unreadable.length > 0) throw notReady(`Events cannot be read for ${unreadable.join(', ')}.`);
    return { status: 'ok' };
  }
}

function notReady(detail: string, extras?: ProblemExtras): Problem {
  return unavailable('not-ready', detail, extras);
}
