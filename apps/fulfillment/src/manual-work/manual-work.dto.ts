import { SentenceDto } from '@bujiao/platform';
import { RESUBMISSION_STATUSES } from '@bujiao/order-history';
import { ApiProperty } from '@nestjs/swagger';

export const RESOLUTIONS = ['delivered', 'not-delivered', 'give-up'] as const;

class ResolutionActionDto extends SentenceDto {
  @ApiProperty({ enum: RESOLUTIONS }) readonly resolution: (typeof RESOLUTIONS)[number];
}

/** A resubmission that waits for a person. */
export class ManualWorkDto {
  @ApiProperty({ format: 'uuid' }) readonly resubmissionId: string;
  @ApiProperty({ example: 'SO20261123000017' }) readonly orderId: string;
  @ApiProperty({ example: 'outcome-unknown', description: 'Why a person is needed.' }) readonly code: string;
  @ApiProperty({ format: 'date-time' }) readonly since: string;
  @ApiProperty({ type: SentenceDto, description: 'Why a person is needed, in words.' })
  readonly sentence: SentenceDto;
  @ApiProperty({
    type: [ResolutionActionDto],
    description:
      'The ways to resolve it, each with what it means. `delivered` needs an attempt that is open.',
  })
  readonly actions: readonly ResolutionActionDto[];
}

export class ManualWorkResolvedDto {
  @ApiProperty({ format: 'uuid' }) readonly resubmissionId: string;
  @ApiProperty({ enum: [...RESUBMISSION_STATUSES, 'unknown'] }) readonly status: string;
}
