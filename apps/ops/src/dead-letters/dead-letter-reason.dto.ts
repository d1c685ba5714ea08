import type { DeadLetterReason } from '@bujiao/event-bus';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { COUNT } from '../count.schema.js';

class LastTimeDto {
  @ApiProperty({ example: 'redriven' }) readonly what: string;
  @ApiProperty() readonly who: string;
  @ApiProperty() readonly why: string;
  @ApiProperty({ format: 'date-time' }) readonly at: string;
}

export class DeadLetterReasonDto implements DeadLetterReason {
  @ApiProperty({ example: 'verification' }) readonly group: string;
  @ApiProperty({ description: "The error's stable code; why it was parked where there is none." })
  readonly reason: string;
  @ApiProperty({ ...COUNT, description: 'Letters that failed for it.' }) readonly failed: number;
  @ApiProperty({ ...COUNT, description: 'Letters of the same orders that wait behind them.' })
  readonly waiting: number;
  @ApiProperty(COUNT) readonly orders: number;
  @ApiProperty({ ...COUNT, description: 'Calls that failed, over all of them.' }) readonly attempts: number;
  @ApiProperty({ format: 'date-time' }) readonly firstAt: string;
  @ApiProperty({ format: 'date-time' }) readonly lastAt: string;
  @ApiProperty({ example: '42', description: 'Id of the oldest letter.' }) readonly example: string;
  @ApiPropertyOptional({ type: LastTimeDto, description: 'What somebody did about the same reason last.' })
  readonly lastTime?: LastTimeDto;
}
