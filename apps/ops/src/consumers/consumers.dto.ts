import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsOptional, Matches } from 'class-validator';
import type { PausedGroup } from '@bujiao/event-bus';
import { BecauseDto } from '../jobs/jobs.dto.js';
import type { PausedView, ResetView } from './consumer-views.js';
import type { PlaceChange } from './group-places.port.js';

/** Who paused a group. */
export class PauseDto {
  @ApiProperty({ example: 'kim' }) readonly by: string;
  @ApiProperty({ example: 'the supplier is being migrated' }) readonly why: string;
  @ApiProperty({ format: 'date-time' }) readonly at: string;
  @ApiProperty({ description: 'False: the process that handles its events has not taken it up yet.' })
  readonly acknowledged: boolean;
}

export class PausedGroupDto extends PauseDto implements PausedGroup {
  @ApiProperty({ example: 'fulfillment' }) readonly group: string;
}

export class PausedDto implements PausedView {
  @ApiProperty() readonly paused: boolean;
  @ApiProperty({ description: 'False: somebody else had done it already.' }) readonly changed: boolean;
}

class PlaceChangeDto implements PlaceChange {
  @ApiProperty({ example: 'event-store', description: '`event-store`, or `<topic>/<partition>`.' })
  readonly partition: string;
  @ApiProperty() readonly from: string;
  @ApiProperty() readonly to: string;
}

export class ResetDoneDto implements ResetView {
  @ApiProperty({ description: 'False after a dry run.' }) readonly moved: boolean;
  @ApiProperty({ type: [PlaceChangeDto], description: 'As resolved; after a reset, as read back.' })
  readonly partitions: readonly PlaceChangeDto[];
}

export class ResetDto extends BecauseDto {
  @ApiProperty({
    example: '2026-11-20T00:00:00+08:00',
    description: 'ISO 8601 time, `start` or `head`; on the embedded bus also a position of the store',
  })
  @Matches(/^[\w:.+-]{1,64}$/)
  to: string;

  @ApiPropertyOptional({ description: 'Only resolve it to positions; change nothing' })
  @IsOptional()
  @IsBoolean()
  dryRun?: boolean;
}
