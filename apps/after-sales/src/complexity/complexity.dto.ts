import { SentenceDto } from '@bujiao/platform';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { WAITS, type WaitsFor } from './complexity.projection.js';
import type { Complexity, ComplexityFigures, ComplexityLine, Grouping } from './complexity.service.js';

export const COMPLEXITY_GROUPINGS = [
  'day',
  'goodsKind',
  'reason',
  'channel',
  'policyVersion',
] as const satisfies readonly Grouping[];

const COUNT = { type: 'integer', minimum: 0 } as const;

class DeliverySecondsDto {
  @ApiProperty({ description: 'Half of them took no longer.' }) readonly median: number;
  @ApiProperty({ description: 'Nine of ten took no longer.' }) readonly nineOfTen: number;
}

class ComplexityWaitDto {
  @ApiProperty({
    enum: WAITS,
    enumName: 'WaitsFor',
    description:
      '`proof`: the payment gateway. `platform`: our machines. `reviewer`, `support`: a person of verification, of after-sales. `supplier`: stock or supplier, with retries. `buyer`: the confirmation of the receipt.',
  })
  readonly for: WaitsFor;
  @ApiProperty({ description: 'On average over all resubmissions.' }) readonly seconds: number;
}

export class ComplexityFiguresDto implements ComplexityFigures {
  @ApiProperty(COUNT) readonly resubmissions: number;
  @ApiProperty(COUNT) readonly delivered: number;
  @ApiProperty({ description: 'Acts of people, on average; the goal is 1.' }) readonly steps: number;
  @ApiProperty({ description: 'Fields that a person typed, on average; the goal is 0.' })
  readonly fieldsTyped: number;
  @ApiProperty({ ...COUNT, description: 'Resubmissions with one step at most.' }) readonly oneStep: number;
  @ApiProperty({ ...COUNT, description: 'Resubmissions for which nothing was typed.' })
  readonly nothingTyped: number;
  @ApiProperty({ ...COUNT, description: 'Resubmissions that no reviewer or support person was asked about.' })
  readonly withoutPerson: number;
  @ApiPropertyOptional({ type: DeliverySecondsDto, description: 'From request to delivery.' })
  readonly secondsToDelivery?: DeliverySecondsDto;
  @ApiProperty({ type: [ComplexityWaitDto], description: 'Where the time went; waits that are over.' })
  readonly waits: readonly ComplexityWaitDto[];
}

class ComplexityLineDto extends ComplexityFiguresDto implements ComplexityLine {
  @ApiPropertyOptional({ example: 'delivery-failed', description: 'Absent where it is not known.' })
  readonly key?: string;
  @ApiPropertyOptional({ type: SentenceDto, description: 'Of a reason.' }) readonly name?: SentenceDto;
}

export class ComplexityDto implements Complexity {
  @ApiProperty({ format: 'date-time' }) readonly from: string;
  @ApiProperty({ format: 'date-time' }) readonly to: string;
  @ApiProperty({ enum: COMPLEXITY_GROUPINGS, enumName: 'ComplexityGrouping' }) readonly by: Grouping;
  @ApiProperty({ type: ComplexityFiguresDto }) readonly total: ComplexityFiguresDto;
  @ApiProperty({ type: [ComplexityLineDto], description: 'By key.' })
  readonly lines: readonly ComplexityLineDto[];
}
