import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { isStaff, maySee, OrderIdPipe, orderNotFound } from '@bujiao/order-desk';
import { ApiProblems, badRequest, CurrentUser, Roles, type Principal } from '@bujiao/platform';
import { OrderPages } from '../order-page/order-page.service.js';
import { ExplanationDto, ExplanationQuery } from './explanation.dto.js';
import { Explanations } from './explanations.service.js';

const inFuture = () => badRequest('as-of-in-the-future', 'Nothing can be explained as of a time to come.');

@ApiTags('orders')
@ApiBearerAuth()
@Controller('orders/:orderId/explanation')
export class ExplanationController {
  constructor(
    private readonly pages: OrderPages,
    private readonly explanations: Explanations,
  ) {}

  @Get()
  @Roles('buyer', 'merchant', 'after-sales', 'ops', 'reviewer', 'finance')
  @ApiOperation({
    summary: 'Why the order may or may not be resubmitted: each rule with the values that it read',
    description:
      'Now, or as of a past moment; with every decision that was recorded until then. The function that decides also explains. Owners get it in their words.',
  })
  @ApiOkResponse({ type: ExplanationDto })
  @ApiProblems(orderNotFound(), inFuture())
  async explain(
    @Param('orderId', OrderIdPipe) orderId: string,
    @Query() { asOf }: ExplanationQuery,
    @CurrentUser() user: Principal,
  ): Promise<ExplanationDto> {
    const now = Date.now();
    const at = asOf === undefined ? now : Date.parse(asOf);
    if (at > now) throw inFuture();
    const found = await this.pages.find(orderId);
    if (!found || !maySee(user, found.terms)) throw orderNotFound();
    const explanation = await this.explanations.of(found, at);
    if (isStaff(user)) return explanation;
    return { orderId, asOf: explanation.asOf, forBuyer: explanation.forBuyer };
  }
}
