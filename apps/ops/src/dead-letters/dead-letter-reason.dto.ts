import type { DeadLetterReason } from '@bujiao/event-bus';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';

const COUNT = { type: 'integer', minimum: 0 } as const;

class LastTimeDto {
  @ApiProperty() readonly what: string;
  @ApiProperty() readonly who: string;
  @ApiProperty() readonly why: string;
  @ApiProperty({ format: 'date-time' }) readonly at: string;
}

export class DeadLetterReasonDto implements DeadLetterReason {
  @ApiProperty() readonly group: string;
  @ApiProperty({ description: "The error's stable code; why it was parked where there is none." })
  readonly reason: string;
  @ApiProperty({ ...COUNT, description: 'Letters that failed for it.' }) readonly failed: number;
  @ApiProperty({ ...COUNT, description: 'Letters of the same orders that wait behind them.' })
  readonly waiting: number;
  @ApiProperty(COUNT) readonly orders: number;
  @ApiProperty(COUNT) readonly attempts: number;
  @ApiProperty({ format: 'date-time' }) readonly firstAt: string;
  @ApiProperty({ format: 'date-time' }) readonly lastAt: string;
  @ApiProperty({ description: 'Id of the oldest letter.' }) readonly example: string;
  @ApiPropertyOptional({ type: LastTimeDto, description: 'What somebody did about the same reason last.' })
  readonly lastTime?: LastTimeDto;
}
