import { Controller, Get, Inject, Param } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { maySee, OrderIdPipe, orderNotFound } from '@bujiao/order-desk';
import { ApiProblems, CurrentUser, Roles, type Principal } from '@bujiao/platform';
import { POLICIES, type Policies } from '@bujiao/policy-desk';
import { orderOf } from '@bujiao/order-history';
import { BuyerPreferences } from '../buyer-profile/preferences/preferences.service.js';
import { GoodsCatalogue } from '../goods-catalogue/goods-catalogue.repository.js';
import { OrderPages, type FoundOrder } from '../order-page/order-page.service.js';
import { asking, TargetForms } from '../recharge-templates/target-forms.service.js';
import { OrderOptionsDto } from './order-options.dto.js';
import { orderOptions, type Offered, type OrderOptions } from './order-options.view.js';

@ApiTags('orders')
@ApiBearerAuth()
@Controller('orders')
export class OrderOptionsController {
  constructor(
    private readonly pages: OrderPages,
    @Inject(POLICIES) private readonly policies: Policies,
    private readonly forms: TargetForms,
    private readonly catalogue: GoodsCatalogue,
    private readonly preferences: BuyerPreferences,
  ) {}

  @Get(':orderId/options')
  @Roles('buyer', 'merchant', 'after-sales', 'ops', 'reviewer', 'finance', 'service')
  @ApiOperation({
    summary: 'What can be done about the order now: a dry run for every reason',
    description:
      'Records nothing. Each reason says what a click would come to: what has to be given, or the rule that forbids it.',
  })
  @ApiOkResponse({ type: OrderOptionsDto })
  @ApiProblems(orderNotFound())
  async options(
    @Param('orderId', OrderIdPipe) orderId: string,
    @CurrentUser() user: Principal,
  ): Promise<OrderOptions> {
    const found = await this.pages.find(orderId);
    if (!found || !maySee(user, found.terms)) throw orderNotFound();
    const history = await this.pages.historyOf(found);
    const now = Date.now();
    const policy = await this.policies.inForce(now);
    const counts = await this.pages.counts(found, policy, now);
    const form = await this.forms.of(orderOf(history)?.terms ?? found.terms);
    const input = { history, policy, now, ...counts, ...asking(form) };
    return orderOptions(orderId, input, await this.offered(found, user));
  }

  /** Staff read no preference: it is the buyer's own. */
  private async offered({ terms }: FoundOrder, { id, actor }: Principal): Promise<Offered> {
    const { goods, merchantId, buyerId } = terms;
    const offered = await this.catalogue.alternatives(goods.goodsId, merchantId);
    if (offered.length === 0 || actor.role !== 'buyer' || id !== buyerId) return { offered };
    const preferences = await this.preferences.view(buyerId);
    const usual = preferences.goods.find(({ goodsKind }) => goodsKind === goods.kind);
    return { offered, preferred: usual?.specification };
  }
}
