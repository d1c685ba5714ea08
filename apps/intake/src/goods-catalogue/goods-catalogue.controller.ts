import { Body, Controller, Get, Param, Put, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { GoodsIdPipe, invalidGoodsId } from '@bujiao/order-desk';
import { ApiProblems, CurrentUser, Roles, type Principal } from '@bujiao/platform';
import { ID_PATTERN } from '../order-feed/order-event.fields.js';
import { AlternativesDto, CatalogueEntryDto, PricedGoodsDto } from './goods-catalogue.dto.js';
import { FOR_EVERYBODY, GoodsCatalogue, type GoodsLine } from './goods-catalogue.repository.js';
import { GoodsChangesDto } from './goods-changes.dto.js';
import { GoodsChanges, type GoodsChangeRecord } from './goods-changes.repository.js';
import type { PricedGoods } from './goods-edits.js';
import { GoodsChangesQuery, GoodsPageDto, GoodsPageQuery } from './goods-pages.dto.js';

const GOODS_ID = {
  name: 'goodsId',
  schema: { type: 'string', pattern: ID_PATTERN.source },
} as const;

/** A merchant's list holds for the merchant's own orders. */
const listOf = ({ id, actor }: Principal): string => (actor.role === 'merchant' ? id : FOR_EVERYBODY);

const pricedOf = ({ name, goodsKind, specification, unitPrice }: PricedGoodsDto): PricedGoods => ({
  name,
  goodsKind,
  ...(specification !== undefined && { specification }),
  unitPrice,
});

@ApiTags('goods')
@ApiBearerAuth()
@Controller('goods')
export class GoodsCatalogueController {
  constructor(
    private readonly catalogue: GoodsCatalogue,
    private readonly changes: GoodsChanges,
  ) {}

  @Get()
  @Roles('after-sales', 'ops')
  @ApiOperation({ summary: 'Goods with a price or alternatives, and who changed them last' })
  @ApiOkResponse({ type: GoodsPageDto })
  async page(
    @Query() { q, goodsId, after, limit }: GoodsPageQuery,
  ): Promise<{ readonly goods: readonly GoodsLine[]; readonly next?: string }> {
    // One more than is shown says whether there is a next page.
    const lines = await this.catalogue.page({
      ...(q !== undefined && { search: q }),
      ...(goodsId !== undefined && { goodsId }),
      ...(after !== undefined && { after }),
      most: limit + 1,
    });
    const goods = lines.slice(0, limit);
    const last = goods.at(-1);
    return { goods, ...(lines.length > limit && last && { next: last.goodsId }) };
  }

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

  @Get(':goodsId/changes')
  @Roles('after-sales', 'ops')
  @ApiParam(GOODS_ID)
  @ApiOperation({ summary: 'Who changed price or alternatives of the goods, when and why' })
  @ApiOkResponse({ type: GoodsChangesDto })
  @ApiProblems(invalidGoodsId())
  async changesOf(
    @Param('goodsId', GoodsIdPipe) goodsId: string,
    @Query() { before, limit }: GoodsChangesQuery,
  ): Promise<{ readonly changes: readonly GoodsChangeRecord[]; readonly next?: string }> {
    const found = await this.changes.of(goodsId, limit + 1, before);
    const changes = found.slice(0, limit);
    const last = changes.at(-1);
    return { changes, ...(found.length > limit && last && { next: last.changeId }) };
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
    await this.changes.apply([{ what: 'price', goodsId, becomes: pricedOf(body) }], user);
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
    const becomes = alternatives.map(({ goodsId: id, change }) => ({ goodsId: id, change }));
    const edit = { what: 'alternatives', goodsId, merchantId: listOf(user), becomes } as const;
    await this.changes.apply([edit], user);
    return this.show(goodsId, user);
  }
}
