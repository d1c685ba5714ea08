import type { DeadLetter } from '@bujiao/event-bus';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';

export const DEAD_LETTER_STATES = ['parked', 'redriven', 'discarded'] as const;

const REASONS = [
  'attempts-exhausted',
  'not-retryable',
  'behind',
  'unparseable',
] as const satisfies readonly DeadLetter['reason'][];

class DeadEventDto {
  @ApiProperty() readonly id: string;
  @ApiProperty({ example: 'ResubmissionApproved' }) readonly type: string;
  @ApiProperty({ example: 'SO20261123000017' }) readonly orderId: string;
  @ApiProperty({ format: 'date-time' }) readonly time: string;
}

class UnreadableMessageDto {
  @ApiProperty({ description: 'Stable code of what is wrong with it.' }) readonly reason: string;
  @ApiProperty() readonly detail: string;
}

/** A dead letter without its content, which may be personal data. */
export class DeadLetterDto {
  @ApiProperty({ description: 'Ascending in the order of parking.', example: '42' }) readonly id: string;
  @ApiProperty({ example: 'verification' }) readonly group: string;
  @ApiProperty({ enum: DEAD_LETTER_STATES }) readonly state: DeadLetter['state'];
  @ApiProperty({ enum: REASONS }) readonly reason: DeadLetter['reason'];
  @ApiProperty() readonly partition: string;
  @ApiProperty() readonly position: string;
  @ApiProperty({ type: 'integer', minimum: 0 }) readonly attempts: number;
  @ApiProperty({ format: 'date-time' }) readonly parkedAt: string;
  @ApiPropertyOptional() readonly errorCode?: string;
  @ApiPropertyOptional() readonly error?: string;
  @ApiPropertyOptional({ type: DeadEventDto, description: 'Absent for a message that could not be read.' })
  readonly event?: DeadEventDto;
  @ApiPropertyOptional({ type: UnreadableMessageDto }) readonly message?: UnreadableMessageDto;
  @ApiPropertyOptional({ format: 'date-time', description: 'When it left the state `parked`.' })
  readonly closedAt?: string;
  @ApiPropertyOptional() readonly closedBy?: string;
  @ApiPropertyOptional() readonly closedWhy?: string;
}

export class RedriveAcceptedDto {
  @ApiProperty({ enum: [true] }) readonly asked: true;
}

export class DiscardedDto {
  @ApiProperty({ enum: [true] }) readonly discarded: true;
}
