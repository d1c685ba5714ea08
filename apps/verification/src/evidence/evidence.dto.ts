import { EVIDENCE_KINDS, EVIDENCE_WANTED } from '@bujiao/contracts';
import { SentenceDto } from '@bujiao/platform';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';

const MOMENT = { format: 'date-time' } as const;
const WHOLE = { type: 'integer', minimum: 0 } as const;

/** A picture or a document that was uploaded. */
export class EvidenceDto {
  @ApiProperty({ format: 'uuid' }) readonly evidenceId: string;
  @ApiProperty({ enum: EVIDENCE_KINDS, enumName: 'EvidenceKind', description: 'By its content.' })
  readonly kind: string;
  @ApiProperty({ ...WHOLE, description: 'As it is kept, without metadata.' }) readonly bytes: number;
  @ApiPropertyOptional({ ...WHOLE, description: 'Of a picture, in pixels.' }) readonly width?: number;
  @ApiPropertyOptional({ ...WHOLE, description: 'Of a picture, in pixels.' }) readonly height?: number;
  @ApiProperty(MOMENT) readonly addedAt: string;
}

/** What the buyer is asked for. */
export class EvidenceAskedDto {
  @ApiProperty({ enum: EVIDENCE_WANTED, enumName: 'EvidenceWanted' }) readonly wanted: string;
  @ApiProperty({ type: SentenceDto }) readonly name: SentenceDto;
  @ApiProperty({ ...MOMENT, description: 'Until when it can be uploaded.' }) readonly deadline: string;
}

export class EvidenceListDto {
  @ApiPropertyOptional({ type: EvidenceAskedDto, description: 'While the request waits for the buyer.' })
  readonly asked?: EvidenceAskedDto;
  @ApiProperty({ description: 'Whether another file would be taken now.' }) readonly takesMore: boolean;
  @ApiProperty({ ...WHOLE, description: 'Most files of one resubmission.' }) readonly mostFiles: number;
  @ApiProperty({ ...WHOLE, description: 'Most bytes of one file.' }) readonly mostBytes: number;
  @ApiProperty({ ...WHOLE, description: 'Most pixels of one picture.' }) readonly mostPixels: number;
  @ApiProperty({ type: [EvidenceDto], description: 'Oldest first.' })
  readonly evidence: readonly EvidenceDto[];
}
