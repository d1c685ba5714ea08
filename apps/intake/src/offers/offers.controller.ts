import { Controller, Get, HttpCode, Inject, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiCreatedResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import { offerState, type OfferInput } from '@bujiao/order-history';
import {
  maySee,
  OrderIdPipe,
  orderNotFound,
  paymentGatewayUnavailable,
  problemOfRefusal,
} from '@bujiao/order-desk';
import { ApiProblems, conflict, CurrentUser, Roles, type Principal, type Problem } from '@bujiao/platform';
import { POLICIES, type Policies } from '@bujiao/policy-desk';
import { OrderPages, type FoundOrder } from '../order-page/order-page.service.js';
import { OfferLinks, type OfferLink } from './offer-links.service.js';
import { offerViews, type OfferView } from './offer-view.js';
import { LookedDto, OfferLinkDto, OrderOffersDto } from './offers.dto.js';
import { Offers, type Looked } from './offers.service.js';

const offerNotOpen = (): Problem =>
  conflict('offer-not-open', 'The order has no such offer, or it does not stand any more.');

/** Offers of an order, and the links by which a shop passes them on. */
@ApiTags('offers')
@ApiBearerAuth()
@Controller('orders/:orderId/offers')
export class OffersController {
  constructor(
    private readonly offers: Offers,
    private readonly links: OfferLinks,
    private readonly pages: OrderPages,
    @Inject(POLICIES) private readonly policies: Policies,
  ) {}

  @Get()
  @Roles('buyer', 'merchant', 'after-sales', 'ops', 'reviewer', 'finance', 'service')
  @ApiOperation({ summary: 'What the buyer was offered since the order went wrong, and what became of it' })
  @ApiOkResponse({ type: OrderOffersDto })
  @ApiProblems(orderNotFound())
  async list(
    @Param('orderId', OrderIdPipe) orderId: string,
    @CurrentUser() user: Principal,
  ): Promise<{ readonly orderId: string; readonly offers: readonly OfferView[] }> {
    const found = await this.pages.find(orderId);
    if (!found || !maySee(user, found.terms)) throw orderNotFound();
    return { orderId, offers: offerViews(await this.inputOf(found)) };
  }

  @Post()
  @HttpCode(200)
  @Roles('after-sales', 'ops', 'service')
  @ApiOperation({
    summary: 'Look at the order now, instead of when the policy says',
    description:
      'Offers the click that would be taken, or takes it where the buyer agreed. Idempotent: one offer for each anomaly.',
  })
  @ApiOkResponse({ type: LookedDto })
  @ApiProblems(orderNotFound(), paymentGatewayUnavailable())
  async look(@Param('orderId', OrderIdPipe) orderId: string): Promise<Looked> {
    if (!(await this.pages.find(orderId))) throw orderNotFound();
    try {
      return await this.offers.look(orderId);
    } catch (error) {
      throw problemOfRefusal(error);
    }
  }

  @Post(':offerId/links')
  @Roles('service')
  @ApiOperation({
    summary: 'A link with a single-use code, for the buyer of the order',
    description:
      'For the shop that passes the offer on. The link opens the order page once, without signing in; send it to nobody else.',
  })
  @ApiParam({ name: 'offerId', schema: { type: 'string', format: 'uuid' } })
  @ApiCreatedResponse({ type: OfferLinkDto })
  @ApiProblems(orderNotFound(), offerNotOpen())
  async link(
    @Param('orderId', OrderIdPipe) orderId: string,
    @Param('offerId', ParseUUIDPipe) offerId: string,
  ): Promise<OfferLink> {
    const found = await this.pages.find(orderId);
    if (!found) throw orderNotFound();
    const input = await this.inputOf(found);
    const offer = input.history.offers.find((one) => one.offerId === offerId);
    if (!offer || offerState(offer, input) !== 'open') throw offerNotOpen();
    return this.links.make({ orderId, buyerId: found.terms.buyerId }, offer);
  }

  private async inputOf(found: FoundOrder): Promise<OfferInput> {
    const now = Date.now();
    return { history: await this.pages.historyOf(found), policy: await this.policies.inForce(now), now };
  }
}
