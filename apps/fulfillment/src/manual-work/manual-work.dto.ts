import { RESUBMISSION_STATUSES } from '@bujiao/order-history';
import { ApiProperty } from '@nestjs/swagger';

/** A resubmission that waits for a person. */
export class ManualWorkDto {
  @ApiProperty({ format: 'uuid' }) readonly resubmissionId: string;
  @ApiProperty({ example: 'SO20261123000017' }) readonly orderId: string;
  @ApiProperty({ example: 'outcome-unknown', description: 'Why a person is needed.' }) readonly code: string;
  @ApiProperty({ format: 'date-time' }) readonly since: string;
}

export class ManualWorkResolvedDto {
  @ApiProperty({ format: 'uuid' }) readonly resubmissionId: string;
  @ApiProperty({ enum: [...RESUBMISSION_STATUSES, 'unknown'] }) readonly status: string;
}
