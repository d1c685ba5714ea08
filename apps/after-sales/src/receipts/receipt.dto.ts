import { ApiProperty } from '@nestjs/swagger';
import type { ReceiptAnswer } from './receipts.service.js';

export class ReceiptDto implements ReceiptAnswer {
  @ApiProperty({ format: 'uuid', example: '0b9d3c1e-7f0a-8c55-9a54-2f1f6a0c7d11' })
  readonly resubmissionId: string;

  @ApiProperty({ enum: ['buyer', 'automatic'] })
  readonly confirmedBy: 'buyer' | 'automatic';
}
