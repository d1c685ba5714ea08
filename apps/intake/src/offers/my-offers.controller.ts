import { Controller, Get, Inject } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { standingOffer } from '@bujiao/order-history';
import { CurrentUser, Roles, type Principal } from '@bujiao/platform';
import { POLICIES, type Policies } from '@bujiao/policy-desk';
import { OrderPages } from '../order-page/order-page.service.js';
import { offerView, type OfferView } from './offer-view.js';
import { MyOffersDto } from './offers.dto.js';
import { OfferRows } from './offers.repository.js';

/** Most orders that are looked at for one answer. */
const MOST = 50;

interface MyOffer extends OfferView {
  readonly orderId: string;
  readonly goodsName: string;
}

@ApiTags('offers')
@ApiBearerAuth()
@Controller('my/offers')
export class MyOffersController {
  constructor(
    private readonly rows: OfferRows,
    private readonly pages: OrderPages,
    @Inject(POLICIES) private readonly policies: Policies,
  ) {}

  @Get()
  @Roles('buyer')
  @ApiOperation({ summary: 'Resubmissions that the buyer is offered: each click would be taken now' })
  @ApiOkResponse({ type: MyOffersDto })
  async mine(@CurrentUser() { id }: Principal): Promise<{ readonly offers: readonly MyOffer[] }> {
    const orderIds = await this.rows.ordersOf(id, MOST);
    const offers = await Promise.all(orderIds.map((orderId) => this.standing(orderId)));
    return { offers: offers.flat() };
  }

  private async standing(orderId: string): Promise<readonly MyOffer[]> {
    const found = await this.pages.find(orderId);
    if (!found) return [];
    const history = await this.pages.historyOf(found);
    const now = Date.now();
    const standing = standingOffer({ history, policy: await this.policies.inForce(now), now });
    return standing
      ? [{ ...offerView(standing.offer, 'open'), orderId, goodsName: found.terms.goods.name }]
      : [];
  }
}
