import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Roles } from '@bujiao/platform';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import { OpsRuntime } from '../ops-runtime.js';
import { TimersDto } from './timer.dto.js';
import type { TimerView, TimersAnswer } from './timers-answer.js';

export class TimersQuery {
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(1_000) limit = 100;
}

interface Row {
  readonly task: string;
  readonly key: string | null;
  readonly run_at: Date;
  readonly overdue: boolean;
  readonly attempts: number;
  readonly last_error: string | null;
}

const MOST_ERROR = 200;

@ApiTags('ops')
@ApiBearerAuth()
@Roles('ops')
@Controller('timers')
export class TimersController {
  constructor(private readonly ops: OpsRuntime) {}

  @Get()
  @ApiOperation({ summary: 'Timers of all services that have not fired yet, the next one first' })
  @ApiOkResponse({ type: TimersDto })
  async list(@Query() { limit }: TimersQuery): Promise<TimersAnswer> {
    const { rows } = await this.ops.pool.query<{ schema: string; readable: boolean }>(
      `select nspname as schema, has_schema_privilege(oid, 'USAGE') as readable from pg_namespace
       where nspname like '%\\_jobs' and to_regclass(nspname || '._private_jobs') is not null order by 1`,
    );
    const found = await Promise.all(
      rows.filter(({ readable }) => readable).map(({ schema }) => this.ofSchema(schema, limit)),
    );
    const timers = found.flat().sort((a, b) => a.runAt.localeCompare(b.runAt));
    return {
      timers: timers.slice(0, limit),
      notReadable: rows.filter(({ readable }) => !readable).map(({ schema }) => schema),
    };
  }

  private async ofSchema(schema: string, limit: number): Promise<TimerView[]> {
    const { rows } = await this.ops.pool.query<Row>(
      `select task_identifier as task, key, run_at, run_at < now() - interval '5 seconds' as overdue, attempts, last_error
       from "${schema}".jobs order by run_at limit $1`,
      [limit],
    );
    return rows.map((row) => ({
      service: schema.replace(/_jobs$/, ''),
      task: row.task,
      key: row.key,
      runAt: row.run_at.toISOString(),
      overdue: row.overdue,
      attempts: row.attempts,
      lastError: row.last_error?.slice(0, MOST_ERROR) ?? null,
    }));
  }
}
