import { ApiProperty } from '@nestjs/swagger';
import { noteText } from '@bujiao/input-text';
import { TypedText } from '@bujiao/platform';
import { JOB_STATES, type JobState } from '@bujiao/replay';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, Matches, Max, Min } from 'class-validator';

export const MOST_EVENTS_A_SECOND = 1_000_000;

export class JobsQuery {
  @IsOptional() @IsIn(JOB_STATES) state?: JobState;
  @IsOptional() @Matches(/^[\w.:-]{1,200}$/) target?: string;
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(500) limit = 50;
}

/** Why somebody does something; it stays on record. */
export class BecauseDto {
  @ApiProperty({ example: 'a column was added' })
  @TypedText(noteText)
  because: string;
}

export class RateDto extends BecauseDto {
  @ApiProperty({
    type: 'integer',
    minimum: 1,
    maximum: MOST_EVENTS_A_SECOND,
    example: 5_000,
    description: 'most events a second',
  })
  @IsInt()
  @Min(1)
  @Max(MOST_EVENTS_A_SECOND)
  rate: number;
}
