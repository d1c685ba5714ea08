import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { PauseDto } from '../consumers/consumers.dto.js';
import type { GroupLag } from './group-lag.js';
import { GROUP_STATES, type GroupState } from './group-state.js';
import { COUNT } from '../count.schema.js';

const AMOUNT = { type: 'number', minimum: 0 } as const;

class RebuildingDto {
  @ApiProperty({ example: 'r-1f0a8c55' }) readonly job: string;
  @ApiProperty({ type: 'integer', minimum: 0, maximum: 100 }) readonly percent: number;
  @ApiPropertyOptional(COUNT) readonly secondsLeft?: number;
}

export class GroupLagDto implements GroupLag {
  @ApiProperty({ example: 'after-sales' }) readonly group: string;
  @ApiProperty({ enum: GROUP_STATES, enumName: 'GroupState' }) readonly state: GroupState;
  @ApiProperty({ ...COUNT, description: 'Events that it has yet to handle.' }) readonly events: number;
  @ApiProperty({ description: 'False: there are more than `events`.' }) readonly exact: boolean;
  @ApiPropertyOptional({ ...AMOUNT, description: 'Age of the oldest of them, where it is known.' })
  readonly seconds?: number;
  @ApiPropertyOptional({ ...AMOUNT, description: 'What it handles now.' }) readonly eventsPerSecond?: number;
  @ApiPropertyOptional({ ...AMOUNT, description: 'At this rate; absent where it does not catch up.' })
  readonly secondsToCatchUp?: number;
  @ApiPropertyOptional({ format: 'date-time', description: 'When its checkpoint last moved.' })
  readonly lastProgressAt?: string;
  @ApiProperty({ ...COUNT, description: 'Orders that are blocked by dead letters.' })
  readonly heldOrders: number;
  @ApiProperty(COUNT) readonly parked: number;
  @ApiPropertyOptional({ type: PauseDto, description: 'Who paused it, and why.' }) readonly paused?: PauseDto;
  @ApiPropertyOptional({ type: RebuildingDto }) readonly rebuilding?: RebuildingDto;
}
