import type { Sentence } from '@bujiao/contracts';
import { ApiProperty } from '@nestjs/swagger';

/** A sentence for people, in Chinese and English. */
export class SentenceDto implements Sentence {
  @ApiProperty({ example: '该订单正在补交中，请留意进度。' })
  readonly zh: string;

  @ApiProperty({ example: 'This order is being resubmitted already; watch its progress.' })
  readonly en: string;
}
