import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsBoolean, IsInt, IsOptional, Matches, Max, Min } from 'class-validator';
import { Moment } from '@bujiao/platform';
import { PLACE, PLANNED_FROM, TO } from '../events/ends.js';
import { BecauseDto, MOST_EVENTS_A_SECOND } from '../jobs/jobs.dto.js';
import { EVENT_TYPE, NAME, ORDER } from '../patterns.js';

const MOST_ORDERS = 10_000;

/** Which events, and into what. */
export class PlanReplayDto extends BecauseDto {
  @ApiProperty({
    example: 'projection:after-sales-progress',
    description:
      '`projection:<name>`, `group:<name>` (its handlers that reach nobody outside), `topic` (one of its own, named after the job) or `topic:<name>`',
  })
  @Matches(/^((projection|group):[a-z][a-z0-9-]{0,62}|topic(:[\w.-]{1,200})?)$/, {
    message: 'must be projection:<name>, group:<name>, topic or topic:<name>',
  })
  into: string;

  @ApiPropertyOptional({ example: '2026-11-20T00:00:00+08:00', description: 'position, time or `start`' })
  @IsOptional()
  @Matches(PLANNED_FROM)
  @Moment({ or: PLACE })
  from?: string;

  @ApiPropertyOptional({ example: 'head', description: 'position, time or `head`' })
  @IsOptional()
  @Matches(TO)
  @Moment({ or: PLACE })
  to?: string;

  @IsOptional() @IsArray() @ArrayMaxSize(100) @Matches(EVENT_TYPE, { each: true }) types?: string[];

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MOST_ORDERS)
  @Matches(ORDER, { each: true })
  orders?: string[];

  @IsOptional() @Matches(NAME) actor?: string;

  @IsOptional() @Matches(NAME) correlation?: string;

  @ApiPropertyOptional({
    type: 'integer',
    minimum: 1,
    maximum: MOST_EVENTS_A_SECOND,
    example: 20_000,
    description: 'most events a second',
  })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(MOST_EVENTS_A_SECOND)
  rate?: number;

  @ApiPropertyOptional({ description: 'only compare a rebuilt copy with the live rows, then take it away' })
  @IsOptional()
  @IsBoolean()
  verify?: boolean;
}
