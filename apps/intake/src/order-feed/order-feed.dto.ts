import { ApiProperty } from '@nestjs/swagger';

class RejectionDto {
  @ApiProperty({ type: 'integer', minimum: 0, description: 'Its place in the batch, from 0.' })
  readonly index: number;
  @ApiProperty({ type: String, nullable: true }) readonly id: string | null;
  @ApiProperty({ example: 'invalid-data' }) readonly code: string;
  @ApiProperty() readonly detail: string;
}

export class OrderEventsTakenDto {
  @ApiProperty({ type: 'integer', minimum: 0 }) readonly accepted: number;
  @ApiProperty({ type: [RejectionDto] }) readonly rejected: readonly RejectionDto[];
}

export class RejectedOrderEventDto {
  @ApiProperty() readonly id: string;
  @ApiProperty({ type: String, nullable: true }) readonly eventId: string | null;
  @ApiProperty({ type: String, nullable: true }) readonly source: string | null;
  @ApiProperty({ example: 'invalid-data' }) readonly code: string;
  @ApiProperty() readonly detail: string;
  @ApiProperty({ format: 'date-time' }) readonly rejectedAt: string;
}
