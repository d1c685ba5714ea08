import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiCreatedResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiProperty,
  ApiTags,
} from '@nestjs/swagger';
import { cardNumber, cardPassword } from '@bujiao/input-text';
import { GoodsIdPipe, invalidGoodsId } from '@bujiao/order-desk';
import { ApiProblems, LargeBodies, Roles } from '@bujiao/platform';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsBoolean,
  IsOptional,
  IsString,
  Matches,
  ValidateNested,
} from 'class-validator';
import {
  batchIdReused,
  CardImport,
  cardsRefused,
  type CardCounts,
  type ImportAnswer,
} from './card-import.service.js';
import { CardBatchImportedDto, CardCountsDto } from './card-stock.dto.js';

const GOODS_ID_PARAMETER = {
  name: 'goodsId',
  schema: { type: 'string', pattern: '^[A-Za-z0-9][A-Za-z0-9._:-]{0,63}$' },
  example: 'QB10',
};

const BLANK_NUMBER = { line: 3, field: 'cardNo', code: 'blank', detail: 'is empty, or blanks only' } as const;

/** Only its shape: what the texts may hold is checked by line, see `checkCards`. */
export class CardSecretDto {
  @ApiProperty({ example: 'QB202611230001', minLength: 1, maxLength: cardNumber.most })
  @IsString()
  cardNo: string;

  @ApiProperty({ example: 'example-password', minLength: 1, maxLength: cardPassword.most })
  @IsString()
  cardPassword: string;

  /** The last day or month in which it can be used: YYYY-MM-DD or YYYY-MM. */
  @ApiProperty({ required: false, example: '2027-12-31', pattern: '^[0-9]{4}-[0-9]{2}(-[0-9]{2})?$' })
  @IsOptional()
  @IsString()
  expiry?: string;
}

export class CardBatchDto {
  @ApiProperty({ example: 'B-2026-11-23-01' })
  @Matches(/^[\w.:-]{1,64}$/)
  batchId: string;

  @ApiProperty({ type: [CardSecretDto] })
  @ArrayMinSize(1)
  @ArrayMaxSize(5000)
  @ValidateNested({ each: true })
  @Type(() => CardSecretDto)
  cards: CardSecretDto[];

  /** Replaces the password of cards in stock that have another one. Cards that ever left stock stay as they are. */
  @ApiProperty({ required: false, default: false })
  @IsOptional()
  @IsBoolean()
  correctPasswords?: boolean;
}

@ApiTags('card stock')
@ApiBearerAuth()
@Controller('card-stock')
export class CardStockController {
  constructor(private readonly imports: CardImport) {}

  @Post(':goodsId/batches')
  @Roles('ops')
  @LargeBodies()
  @ApiOperation({
    summary: 'Import a batch of cards, up to 5,000; idempotent by batchId',
    description:
      'All or nothing. Numbers and passwords are taken without blanks around them; a card that is blank, has expired, or holds ' +
      'control or invisible characters refuses the batch (422 `cards-refused`), with every such line. The answer warns by line of ' +
      'cards that are in stock with another password, or under other goods.',
  })
  @ApiParam(GOODS_ID_PARAMETER)
  @ApiCreatedResponse({ type: CardBatchImportedDto })
  @ApiProblems(invalidGoodsId(), batchIdReused(), cardsRefused([BLANK_NUMBER]))
  importBatch(
    @Param('goodsId', GoodsIdPipe) goodsId: string,
    @Body() { batchId, cards, correctPasswords }: CardBatchDto,
  ): Promise<ImportAnswer> {
    return this.imports.import({ goodsId, batchId, cards, correctPasswords: correctPasswords ?? false });
  }

  @Get(':goodsId')
  @Roles('ops', 'after-sales')
  @ApiOperation({
    summary: 'How many cards there are, by state; those past their expiry are EXPIRED, not AVAILABLE',
  })
  @ApiParam(GOODS_ID_PARAMETER)
  @ApiOkResponse({ type: CardCountsDto })
  @ApiProblems(invalidGoodsId())
  count(@Param('goodsId', GoodsIdPipe) goodsId: string): Promise<CardCounts> {
    return this.imports.count(goodsId);
  }
}
