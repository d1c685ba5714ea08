import { Controller, Header, Headers, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { OrderIdPipe, orderNotFound, refusalProblem } from '@bujiao/order-desk';
import { ApiProblems, CurrentUser, IdempotencyKey, Roles, type Principal } from '@bujiao/platform';
import { CardReveal } from './card-reveal.service.js';
import { cardsUnavailable, type CardSecret } from './issued-cards.client.js';
import { noCards, notDelivered, tooManyLooks } from './reveal-cards.decider.js';
import { RevealedCardsDto } from './revealed-cards.dto.js';

@ApiTags('resubmissions')
@ApiBearerAuth()
@Controller('orders/:orderId/resubmissions/:resubmissionId/reveal')
export class CardRevealController {
  constructor(private readonly cards: CardReveal) {}

  @Post()
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  @Roles('buyer')
  @ApiOperation({
    summary: 'Show the card secrets to their buyer (查看卡密); each look is recorded in the history',
  })
  @ApiOkResponse({ type: RevealedCardsDto })
  @ApiProblems(
    orderNotFound(),
    ...[notDelivered(), tooManyLooks(5), noCards()].map(refusalProblem),
    cardsUnavailable(),
  )
  async reveal(
    @Param('orderId', OrderIdPipe) orderId: string,
    @Param('resubmissionId', ParseUUIDPipe) resubmissionId: string,
    @IdempotencyKey() key: string,
    @CurrentUser() user: Principal,
    @Headers('authorization') authorization: string,
  ): Promise<{ readonly cards: readonly CardSecret[] }> {
    return { cards: await this.cards.reveal({ orderId, resubmissionId, key, user, authorization }) };
  }
}
