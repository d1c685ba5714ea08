import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { GoodsIdPipe, invalidGoodsId } from '@bujiao/order-desk';
import { ApiProblems, CurrentUser, Roles, type Principal } from '@bujiao/platform';
import { ID_PATTERN } from '../order-feed/order-event.fields.js';
import { AlternativesDto, CatalogueEntryDto, PricedGoodsDto } from './goods-catalogue.dto.js';
import { FOR_EVERYBODY, GoodsCatalogue } from './goods-catalogue.repository.js';

const GOODS_ID = {
  name: 'goodsId',
  schema: { type: 'string', pattern: ID_PATTERN.source, maxLength: 64 },
} as const;

/** A merchant's list holds for the merchant's own orders. */
const listOf = ({ id, actor }: Principal): string => (actor.role === 'merchant' ? id : FOR_EVERYBODY);

@ApiTags('goods')
@ApiBearerAuth()
@Controller('goods')
export class GoodsCatalogueController {
  constructor(private readonly catalogue: GoodsCatalogue) {}

  @Get(':goodsId')
  @Roles('merchant', 'after-sales', 'ops', 'service')
  @ApiParam(GOODS_ID)
  @ApiOperation({ summary: 'Price of goods, and what may be delivered in their place (可换商品)' })
  @ApiOkResponse({ type: CatalogueEntryDto })
  @ApiProblems(invalidGoodsId())
  async show(
    @Param('goodsId', GoodsIdPipe) goodsId: string,
    @CurrentUser() user: Principal,
  ): Promise<CatalogueEntryDto> {
    const listed = await this.catalogue.find(goodsId);
    const alternatives = await this.catalogue.alternatives(goodsId, listOf(user));
    return { goodsId, ...(listed && { listed }), alternatives };
  }

  @Put(':goodsId')
  @Roles('ops', 'service')
  @ApiParam(GOODS_ID)
  @ApiOperation({
    summary: 'Set name, kind and price of goods. Idempotent',
    description: 'Holds from now on; a request that was made before keeps the price that it was made at.',
  })
  @ApiOkResponse({ type: CatalogueEntryDto })
  @ApiProblems(invalidGoodsId())
  async price(
    @Param('goodsId', GoodsIdPipe) goodsId: string,
    @Body() body: PricedGoodsDto,
    @CurrentUser() user: Principal,
  ): Promise<CatalogueEntryDto> {
    await this.catalogue.list({ goodsId, ...body }, user.id);
    return this.show(goodsId, user);
  }

  @Put(':goodsId/alternatives')
  @Roles('merchant', 'ops', 'service')
  @ApiParam(GOODS_ID)
  @ApiOperation({
    summary: 'Set what may be delivered in place of the goods. Idempotent',
    description:
      'A merchant sets the list of the own orders; ops and services that of all orders whose merchant has no list. Prices come from the price list.',
  })
  @ApiOkResponse({ type: CatalogueEntryDto })
  @ApiProblems(invalidGoodsId())
  async allow(
    @Param('goodsId', GoodsIdPipe) goodsId: string,
    @Body() { alternatives }: AlternativesDto,
    @CurrentUser() user: Principal,
  ): Promise<CatalogueEntryDto> {
    await this.catalogue.allow(goodsId, alternatives, { merchantId: listOf(user), setBy: user.id });
    return this.show(goodsId, user);
  }
}
