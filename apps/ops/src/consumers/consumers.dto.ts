import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsOptional, Matches } from 'class-validator';
import { BecauseDto } from '../jobs/jobs.dto.js';

export class ResetDto extends BecauseDto {
  @ApiProperty({
    example: '2026-11-20T00:00:00+08:00',
    description: 'ISO 8601 time, `start` or `head`; on the embedded bus also a position of the store',
  })
  @Matches(/^[\w:.+-]{1,64}$/)
  to: string;

  @ApiPropertyOptional({ description: 'Only resolve it to positions; change nothing' })
  @IsOptional()
  @IsBoolean()
  dryRun?: boolean;
}
