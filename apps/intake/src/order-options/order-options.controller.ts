import { Controller, Get, Inject, Param } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { maySee, OrderIdPipe, orderNotFound } from '@bujiao/order-desk';
import { ApiProblems, CurrentUser, Roles, type Principal } from '@bujiao/platform';
import { POLICIES, type Policies } from '@bujiao/policy-desk';
import { OrderPages } from '../order-page/order-page.service.js';
import { orderOf } from '@bujiao/order-history';
import { asking, TargetForms } from '../recharge-templates/target-forms.service.js';
import { OrderOptionsDto } from './order-options.dto.js';
import { orderOptions, type OrderOptions } from './order-options.view.js';

@ApiTags('orders')
@ApiBearerAuth()
@Controller('orders')
export class OrderOptionsController {
  constructor(
    private readonly pages: OrderPages,
    @Inject(POLICIES) private readonly policies: Policies,
    private readonly forms: TargetForms,
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
    return orderOptions(orderId, { history, policy, now, ...counts, ...asking(form) });
  }
}
