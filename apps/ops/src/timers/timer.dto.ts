import { ApiProperty } from '@nestjs/swagger';
import type { TimersAnswer, TimerView } from './timers-answer.js';

const TEXT_OR_NULL = { type: String, nullable: true } as const;

class TimerDto implements TimerView {
  @ApiProperty({ example: 'verification' }) readonly service: string;
  @ApiProperty() readonly task: string;
  @ApiProperty(TEXT_OR_NULL) readonly key: string | null;
  @ApiProperty({ format: 'date-time' }) readonly runAt: string;
  @ApiProperty() readonly overdue: boolean;
  @ApiProperty({ type: 'integer', minimum: 0 }) readonly attempts: number;
  @ApiProperty(TEXT_OR_NULL) readonly lastError: string | null;
}

export class TimersDto implements TimersAnswer {
  @ApiProperty({ type: [TimerDto] }) readonly timers: readonly TimerDto[];
  @ApiProperty({ type: [String], description: 'Services whose timers this login may not read.' })
  readonly notReadable: readonly string[];
}
