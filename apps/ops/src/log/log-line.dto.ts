import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { LogLine } from './ops-log.js';

export class LogLineDto implements LogLine {
  @ApiProperty({ format: 'date-time' }) readonly at: string;
  @ApiProperty({ example: 'kim', description: '`bujiao` for what a job did by itself.' })
  readonly who: string;
  @ApiProperty({ example: 'planned' }) readonly what: string;
  @ApiProperty({ example: 'job r-1f0a8c55 redrive:fulfillment' }) readonly subject: string;
  @ApiPropertyOptional() readonly why?: string;
  @ApiPropertyOptional({ description: 'Depends on what was done.' }) readonly detail?: unknown;
}
