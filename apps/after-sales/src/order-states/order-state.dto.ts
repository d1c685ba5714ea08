import {
  RESUBMISSION_STATE_NAMES,
  RESUBMISSION_STATES,
  type OrderStateChanged,
  type ResubmissionState,
} from '@bujiao/contracts';
import { ApiProperty } from '@nestjs/swagger';

/** Data of an event of `GET /order-states`. */
export class OrderStateChangedDto implements OrderStateChanged {
  @ApiProperty({ example: 'SO20261123000017' }) readonly orderId: string;
  @ApiProperty({ format: 'uuid' }) readonly resubmissionId: string;
  @ApiProperty({ enum: RESUBMISSION_STATES, enumName: 'ResubmissionState' })
  readonly state: ResubmissionState;
  @ApiProperty({ enum: Object.values(RESUBMISSION_STATE_NAMES) }) readonly stateName: string;
}
