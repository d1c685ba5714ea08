import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsInt, IsOptional, Matches, Max, Min } from 'class-validator';
import { nameText } from '@bujiao/input-text';
import { IfGiven, Moment, TypedText } from '@bujiao/platform';
import { MOMENT, PLACE, PLANNED_FROM, TO } from '../events/ends.js';
import { BecauseDto } from '../jobs/jobs.dto.js';
import { EVENT_TYPE, GROUP, NAME, ORDER } from '../patterns.js';

export const MOST_ORDERS = 10_000;
const MOST_A_SECOND = 1_000;

class HandlingDto extends BecauseDto {
  @ApiPropertyOptional({
    type: 'integer',
    minimum: 1,
    maximum: MOST_A_SECOND,
    example: 20,
    description: 'most events a second',
  })
  @IfGiven()
  @IsInt()
  @Min(1)
  @Max(MOST_A_SECOND)
  rate?: number;
}

/** Which dead letters; every condition is optional, and all that are given hold. */
export class PlanRedriveDto extends HandlingDto {
  @ApiPropertyOptional({ example: 'fulfillment' }) @IsOptional() @Matches(GROUP) group?: string;
  @ApiPropertyOptional({ example: 'SO20261123000017' }) @IsOptional() @Matches(ORDER) orderId?: string;

  @ApiPropertyOptional({ example: 'supplier-timeout', description: 'as /dead-letters/why shows it' })
  @IsOptional()
  @TypedText(nameText)
  reason?: string;

  @ApiPropertyOptional({
    example: '2026-11-20T00:00:00+08:00',
    description: 'parked then or later',
  })
  @IsOptional()
  @Matches(MOMENT)
  @Moment()
  since?: string;
}

/** Which dead letters are given up: by the conditions of a redrive, of which at least one is needed. */
export class PlanDiscardDto extends PlanRedriveDto {}

/** Which recorded events, and by which group. */
export class PlanRedeliveryDto extends HandlingDto {
  @ApiProperty({ example: 'fulfillment' }) @Matches(GROUP) group: string;

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

  @IsOptional() @IsArray() @ArrayMaxSize(MOST_ORDERS) @Matches(ORDER, { each: true }) orders?: string[];

  @IsOptional() @Matches(NAME) actor?: string;

  @IsOptional() @Matches(NAME) correlation?: string;
}
