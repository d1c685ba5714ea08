import { nameText } from '@bujiao/input-text';
import { IfGiven, SentenceDto, TypedText } from '@bujiao/platform';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsObject, Matches, ValidateNested } from 'class-validator';
import { RechargeTargetDto } from '../../order-feed/recharge-target.dto.js';
import { RECHARGE_KINDS, type RechargeKind } from '@bujiao/contracts';
import { MOST_RECIPIENTS, RECIPIENT_SOURCES, type RecipientSource } from './recipients.repository.js';
import { TEMPLATE_ID } from '../../recharge-templates/template-id.js';
import type { RecipientView, WholeRecipient } from './recipients.service.js';

const MOST_OF_A_NAME = 40;
const KIND = { enum: RECHARGE_KINDS, enumName: 'RechargeKind' };
const TIME = { format: 'date-time' };

export class AddRecipientDto {
  @ApiProperty(KIND)
  @IsIn(RECHARGE_KINDS)
  goodsKind: RechargeKind;

  /** The recharge template whose fields it fills in. Left out: for goods without one. */
  @ApiPropertyOptional({ example: 'dragon-quest', pattern: TEMPLATE_ID.source })
  @IfGiven()
  @Matches(TEMPLATE_ID)
  templateId?: string;

  @ApiProperty({ type: RechargeTargetDto, example: { rechargeAccount: '13800000000' } })
  @IsObject()
  @ValidateNested()
  @Type(() => RechargeTargetDto)
  rechargeTarget: RechargeTargetDto;

  /** As the buyer calls it. */
  @ApiPropertyOptional({ example: '我的手机' })
  @IfGiven()
  @TypedText(nameText.atMost(MOST_OF_A_NAME))
  name?: string;
}

export class NameRecipientDto {
  /** Left out: it has no name any more. */
  @ApiPropertyOptional({ example: '我的手机' })
  @IfGiven()
  @TypedText(nameText.atMost(MOST_OF_A_NAME))
  name?: string;
}

export class RecipientDto implements RecipientView {
  @ApiProperty({ format: 'uuid' }) readonly recipientId: string;
  @ApiProperty(KIND) readonly goodsKind: RechargeKind;
  @ApiPropertyOptional({
    example: 'dragon-quest',
    description: 'The recharge template whose fields it fills in; absent: of goods without one.',
  })
  readonly templateId?: string;
  @ApiPropertyOptional({ type: SentenceDto, description: 'The name of that template today.' })
  readonly templateName?: SentenceDto;
  @ApiPropertyOptional({ example: '我的手机' }) readonly name?: string;
  @ApiProperty({ example: '*******0000' }) readonly accountMasked: string;
  @ApiPropertyOptional() readonly gameArea?: string;
  @ApiPropertyOptional() readonly gameServer?: string;
  @ApiProperty({
    enum: RECIPIENT_SOURCES,
    enumName: 'RecipientSource',
    description: '`learnt`: from a delivery that the buyer confirmed.',
  })
  readonly source: RecipientSource;
  @ApiProperty(TIME) readonly savedAt: string;
  @ApiProperty(TIME) readonly usedAt: string;
}

export class WholeRecipientDto extends RecipientDto implements WholeRecipient {
  @ApiProperty({ type: RechargeTargetDto }) readonly rechargeTarget: RechargeTargetDto;
}

export class RecipientsDto {
  @ApiProperty({ type: [RecipientDto], description: 'Used last first.' })
  readonly recipients: readonly RecipientDto[];
  @ApiProperty({
    example: MOST_RECIPIENTS,
    description: 'So many can be saved for one kind of goods and one recharge template.',
  })
  readonly most: number;
}
