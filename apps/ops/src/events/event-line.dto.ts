import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { EventLine } from './event-line.js';

type LineActor = EventLine['actor'];

class LineActorDto {
  @ApiProperty({ enum: ['person', 'service', 'system'] as const satisfies readonly LineActor['kind'][] })
  readonly kind: LineActor['kind'];
  @ApiProperty() readonly id: string;
  @ApiPropertyOptional() readonly role?: string;
}

/** One line of the answer. */
export class EventLineDto implements Omit<EventLine, 'actor'> {
  @ApiProperty({ example: '123456' }) readonly position: string;
  @ApiProperty({ format: 'date-time' }) readonly recordedAt: string;
  @ApiProperty({ example: 'ResubmissionApproved' }) readonly type: string;
  @ApiProperty({ example: 'SO20261123000017' }) readonly orderId: string;
  @ApiProperty({ type: 'integer', minimum: 0 }) readonly revision: number;
  @ApiProperty() readonly id: string;
  @ApiProperty({ type: LineActorDto }) readonly actor: LineActorDto;
  @ApiProperty() readonly correlationId: string;
  @ApiProperty() readonly causationId: string;
  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description: 'What the event says; what is sealed is `{"sealed": true}`.',
  })
  readonly data: unknown;
  @ApiProperty() readonly hash: string;
}
