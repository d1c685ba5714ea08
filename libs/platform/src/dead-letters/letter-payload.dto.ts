import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsInt, IsObject, IsOptional, IsString, Length, Matches, Max, Min } from 'class-validator';
import { PLAIN_TEXT } from './plain-text.js';

export class EditPayloadDto {
  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description: 'The whole new data. A value that reads `[hidden]` stays as it is.',
    example: { resubmissionId: '0b9d3c1e-7f0a-8c55-9a54-2f1f6a0c7d11', quantity: 1 },
  })
  @IsObject()
  data: object;

  @ApiProperty({ example: 0, description: 'The number of edits of the payload that this one is based on' })
  @IsInt()
  @Min(0)
  @Max(1_000_000)
  edits: number;

  @ApiProperty({ example: 'the shop sent the quantity as a text' })
  @IsString()
  @Length(1, 500)
  @Matches(PLAIN_TEXT, { message: 'must hold no control characters' })
  because: string;

  @ApiPropertyOptional({ description: 'Only check and compare; change nothing' })
  @IsOptional()
  @IsBoolean()
  dryRun?: boolean;
}

export class DifferenceDto {
  @ApiProperty({ example: '/quantity', description: 'JSON pointer into the data' }) readonly pointer: string;
  @ApiPropertyOptional({ description: 'Absent where the member is new' }) readonly before?: unknown;
  @ApiPropertyOptional({ description: 'Absent where the member was taken away' }) readonly after?: unknown;
}

export class LetterEditDto {
  @ApiProperty({ format: 'date-time' }) readonly at: string;
  @ApiProperty({ example: 'kim' }) readonly by: string;
  @ApiProperty() readonly why: string;
  @ApiProperty({ type: [String], example: ['/quantity'] }) readonly changed: readonly string[];
  @ApiPropertyOptional({
    format: 'date-time',
    description: 'When it was given up, since no order of its number was known: it is in no history',
  })
  readonly orderUnknownAt?: string;
}

export class PayloadDto {
  @ApiProperty({ example: '42' }) readonly id: string;
  @ApiProperty({ example: 'ResubmissionApproved' }) readonly type: string;
  @ApiProperty({ description: 'How often it was changed' }) readonly edits: number;
  @ApiProperty({ description: 'Whether an edit is checked against a schema of the type' })
  readonly checked: boolean;
  @ApiProperty({ type: 'object', additionalProperties: true, description: 'Personal values read `[hidden]`' })
  readonly data: unknown;
  @ApiProperty({ type: [LetterEditDto] }) readonly history: readonly LetterEditDto[];
}

export class EditedDto {
  @ApiProperty({ description: 'False after a dry run' }) readonly edited: boolean;
  @ApiProperty({ type: [DifferenceDto] }) readonly differences: readonly DifferenceDto[];
}
