import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { LargeBodies, Roles } from '@bujiao/platform';
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
import { GoodsIdPipe } from './goods-id.pipe.js';
import { CardImport, type ImportAnswer } from './card-import.service.js';
import type { CardState } from './card-secret.entity.js';

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
  @LargeBodies()
  @ApiOperation({ summary: 'Import a batch of cards, up to 5,000; idempotent by batchId' })
  importBatch(
    @Param('goodsId', GoodsIdPipe) goodsId: string,
    @Body() { batchId, cards }: CardBatchDto,
  ): Promise<ImportAnswer> {
    return this.imports.import({ goodsId, batchId, cards });
  }

  @Get(':goodsId')
  @Roles('ops', 'after-sales')
  @ApiOperation({ summary: 'How many cards there are, by state' })
  count(@Param('goodsId', GoodsIdPipe) goodsId: string): Promise<Record<CardState, number>> {
    return this.imports.count(goodsId);
  }
}
