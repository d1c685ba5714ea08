import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { NewestJobDto } from '../jobs/job.dto.js';
import type { ProjectionView } from './projection-view.js';

export class ProjectionDto implements ProjectionView {
  @ApiProperty({ example: 'after-sales-progress' }) readonly name: string;
  @ApiProperty({ type: 'integer', minimum: 1 }) readonly version: number;
  @ApiProperty({ example: 'after_sales.progress' }) readonly table: string;
  @ApiProperty({ type: [String], description: 'The events that it follows from.' })
  readonly types: readonly string[];
  @ApiProperty({ example: 'after-sales', description: 'The service.' }) readonly owner: string;
  @ApiProperty({ format: 'date-time', description: 'When the service last started.' })
  readonly seenAt: string;
  @ApiPropertyOptional({ type: NewestJobDto, description: 'The newest job of it.' })
  readonly job?: NewestJobDto;
}
