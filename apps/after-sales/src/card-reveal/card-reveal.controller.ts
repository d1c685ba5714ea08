import { Body, Controller, Header, HttpCode, Param, ParseUUIDPipe, Post, Req } from '@nestjs/common';
import { ApiBearerAuth, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { OrderIdPipe, orderNotFound, refusalProblem } from '@bujiao/order-desk';
import {
  ApiProblems,
  AsCaller,
  CurrentUser,
  IdempotencyKey,
  Roles,
  type CallerHeaders,
  type Principal,
} from '@bujiao/platform';
import type { FastifyRequest } from 'fastify';
import { CopiedCardDto } from './copied-card.dto.js';
import { CardReveal } from './card-reveal.service.js';
import { cardsUnavailable, type CardSecret } from './issued-cards.client.js';
import { lookedFrom } from './looked-from.js';
import { noCards, notDelivered, notLookedAt, tooManyLooks } from './reveal-cards.decider.js';
import { RevealedCardsDto } from './revealed-cards.dto.js';

@ApiTags('resubmissions')
@ApiBearerAuth()
@Controller('orders/:orderId/resubmissions/:resubmissionId')
export class CardRevealController {
  constructor(private readonly cards: CardReveal) {}

  @Post('reveal')
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
    @AsCaller() caller: CallerHeaders,
    @Req() request: FastifyRequest,
  ): Promise<{ readonly cards: readonly CardSecret[] }> {
    const from = lookedFrom(request.headers['user-agent']);
    return { cards: await this.cards.reveal({ orderId, resubmissionId, key, user, from, caller }) };
  }

  @Post('copies')
  @HttpCode(204)
  @Roles('buyer')
  @ApiOperation({
    summary: 'Record that the buyer copied a part of a card that was shown (复制卡密)',
    description: 'The same part in the same look is recorded once, however often this is sent.',
  })
  @ApiNoContentResponse({ description: 'It is recorded' })
  @ApiProblems(orderNotFound(), ...[notDelivered(), notLookedAt()].map(refusalProblem))
  copied(
    @Param('orderId', OrderIdPipe) orderId: string,
    @Param('resubmissionId', ParseUUIDPipe) resubmissionId: string,
    @Body() { card, part }: CopiedCardDto,
    @CurrentUser() user: Principal,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    return this.cards.copied({
      orderId,
      resubmissionId,
      card,
      part,
      user,
      from: lookedFrom(request.headers['user-agent']),
    });
  }
}
