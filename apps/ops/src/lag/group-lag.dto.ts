import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { GroupLag } from './group-lag.js';
import { GROUP_STATES, type GroupState } from './group-state.js';

const COUNT = { type: 'integer', minimum: 0 } as const;

class RebuildingDto {
  @ApiProperty() readonly job: string;
  @ApiProperty() readonly percent: number;
  @ApiPropertyOptional() readonly secondsLeft?: number;
}

export class GroupLagDto implements GroupLag {
  @ApiProperty({ example: 'fulfillment' }) readonly group: string;
  @ApiProperty({ enum: GROUP_STATES }) readonly state: GroupState;
  @ApiProperty({ ...COUNT, description: 'Events that it has yet to handle.' }) readonly events: number;
  @ApiProperty({ description: 'False: there are more than `events`.' }) readonly exact: boolean;
  @ApiPropertyOptional({ description: 'Age of the oldest of them.' }) readonly seconds?: number;
  @ApiPropertyOptional() readonly eventsPerSecond?: number;
  @ApiPropertyOptional() readonly secondsToCatchUp?: number;
  @ApiPropertyOptional({ format: 'date-time' }) readonly lastProgressAt?: string;
  @ApiProperty({ ...COUNT, description: 'Orders that dead letters hold.' }) readonly heldOrders: number;
  @ApiProperty(COUNT) readonly parked: number;
  @ApiPropertyOptional({ type: RebuildingDto }) readonly rebuilding?: RebuildingDto;
}
