import {
  RESUBMISSION_STATE_NAMES,
  RESUBMISSION_STATES,
  type OrderStateChanged,
  type ResubmissionState,
} from '@bujiao/contracts';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';

/** Data of an event of `GET /order-states`. */
export class OrderStateChangedDto implements OrderStateChanged {
  @ApiProperty({ example: 'SO20261123000017' }) readonly orderId: string;
  @ApiProperty({ format: 'uuid' }) readonly resubmissionId: string;
  @ApiProperty({ enum: RESUBMISSION_STATES, enumName: 'ResubmissionState' })
  readonly state: ResubmissionState;
  @ApiProperty({ enum: Object.values(RESUBMISSION_STATE_NAMES) }) readonly stateName: string;
  @ApiPropertyOptional({
    type: 'integer',
    minimum: 0,
    description: "Revision of the order's history; drop a state that is older than the one you have.",
  })
  readonly revision?: number;
}
