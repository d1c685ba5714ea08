import { SentenceDto } from '@bujiao/platform';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';

class RejectionDto {
  @ApiProperty({ type: 'integer', minimum: 0, description: 'Its place in the batch, from 0.' })
  readonly index: number;
  @ApiProperty({ type: String, nullable: true }) readonly id: string | null;
  @ApiProperty({ example: 'invalid-data' }) readonly code: string;
  @ApiProperty() readonly detail: string;
  @ApiPropertyOptional({ example: '/data/goods/kind', description: 'JSON pointer to what is wrong.' })
  readonly pointer?: string;
  @ApiPropertyOptional({ type: [String], description: 'What is taken there.' })
  readonly expected?: readonly string[];
  @ApiPropertyOptional({
    example: 'pendingSupplierOrder',
    description: 'The likely meaning of what was sent.',
  })
  readonly didYouMean?: string;
}

const OUTCOMES = ['accepted', 'duplicate', 'completed', 'rejected'] as const;

class EventOutcomeDto {
  @ApiProperty({ type: 'integer', minimum: 0 }) readonly index: number;
  @ApiProperty({ type: String, nullable: true }) readonly id: string | null;
  @ApiProperty({ enum: OUTCOMES, description: '`completed`: it filled in a term that was unknown.' })
  readonly outcome: (typeof OUTCOMES)[number];
  @ApiPropertyOptional({ type: [String], description: 'JSON pointers of fields that were left out.' })
  readonly ignored?: readonly string[];
  @ApiPropertyOptional({ example: 'invalid-data' }) readonly code?: string;
}

export class OrderEventsTakenDto {
  @ApiProperty({ type: 'integer', minimum: 0 }) readonly accepted: number;
  @ApiProperty({ type: [RejectionDto] }) readonly rejected: readonly RejectionDto[];
  @ApiProperty({ type: [EventOutcomeDto], description: 'What became of each event, in their order.' })
  readonly events: readonly EventOutcomeDto[];
}

export class RejectedOrderEventDto {
  @ApiProperty() readonly id: string;
  @ApiProperty({ type: String, nullable: true }) readonly eventId: string | null;
  @ApiProperty({ type: String, nullable: true }) readonly source: string | null;
  @ApiProperty({ type: String, nullable: true }) readonly publisher: string | null;
  @ApiProperty({ type: String, nullable: true }) readonly type: string | null;
  @ApiProperty({ type: String, nullable: true }) readonly orderId: string | null;
  @ApiProperty({ example: 'invalid-data' }) readonly code: string;
  @ApiProperty() readonly detail: string;
  @ApiProperty({
    type: String,
    nullable: true,
    example: '/data/pending_supplier_order',
    description: 'JSON pointer to what is wrong; null where it is the whole event.',
  })
  readonly pointer: string | null;
  @ApiProperty({
    type: String,
    nullable: true,
    example: 'pendingSupplierOrder',
    description: 'The likely meaning of what was sent.',
  })
  readonly didYouMean: string | null;
  @ApiProperty({ type: SentenceDto, description: 'How its publisher can mend it.' })
  readonly mend: SentenceDto;
  @ApiProperty({ format: 'date-time' }) readonly rejectedAt: string;
}
