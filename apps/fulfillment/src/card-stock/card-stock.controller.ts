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
import { ApiProblems, Roles } from '@bujiao/platform';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsOptional,
  IsString,
  Length,
  Matches,
  ValidateNested,
} from 'class-validator';
import { GoodsIdPipe, invalidGoodsId } from './goods-id.pipe.js';
import { batchIdReused, CardImport, type ImportAnswer } from './card-import.service.js';
import type { CardState } from './card-secret.entity.js';
import { CardBatchImportedDto, CardCountsDto } from './card-stock.dto.js';

const GOODS_ID_PARAMETER = {
  name: 'goodsId',
  schema: { type: 'string', pattern: '^[A-Za-z0-9][A-Za-z0-9._:-]{0,63}$' },
  example: 'QB10',
};

export class CardSecretDto {
  @ApiProperty({ example: 'QB202611230001' })
  @IsString()
  @Length(1, 256)
  cardNo: string;

  @ApiProperty({ example: 'example-password' })
  @IsString()
  @Length(1, 1024)
  cardPassword: string;

  @ApiProperty({ required: false, example: '2027-12-31' })
  @IsOptional()
  @IsString()
  @Length(1, 32)
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
}

@ApiTags('card stock')
@ApiBearerAuth()
@Controller('card-stock')
export class CardStockController {
  constructor(private readonly imports: CardImport) {}

  @Post(':goodsId/batches')
  @Roles('ops')
  @ApiOperation({ summary: 'Import a batch of cards, up to 5,000; idempotent by batchId' })
  @ApiParam(GOODS_ID_PARAMETER)
  @ApiCreatedResponse({ type: CardBatchImportedDto })
  @ApiProblems(invalidGoodsId(), batchIdReused())
  importBatch(
    @Param('goodsId', GoodsIdPipe) goodsId: string,
    @Body() { batchId, cards }: CardBatchDto,
  ): Promise<ImportAnswer> {
    return this.imports.import({ goodsId, batchId, cards });
  }

  @Get(':goodsId')
  @Roles('ops', 'after-sales')
  @ApiOperation({ summary: 'How many cards there are, by state' })
  @ApiParam(GOODS_ID_PARAMETER)
  @ApiOkResponse({ type: CardCountsDto })
  @ApiProblems(invalidGoodsId())
  count(@Param('goodsId', GoodsIdPipe) goodsId: string): Promise<Record<CardState, number>> {
    return this.imports.count(goodsId);
  }
}
