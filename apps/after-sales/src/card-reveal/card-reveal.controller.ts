import { Controller, Header, Headers, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentUser, IdempotencyKey, OrderIdPipe, Roles, type Principal } from '@bujiao/platform';
import { CardReveal } from './card-reveal.service.js';
import type { CardSecret } from './issued-cards.client.js';

@ApiTags('resubmissions')
@ApiBearerAuth()
@Controller('orders/:orderId/resubmissions/:resubmissionId/reveal')
export class CardRevealController {
  constructor(private readonly cards: CardReveal) {}

  @Post()
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  @Roles('buyer')
  @ApiOperation({ summary: 'Show the card secrets to their buyer, once (查看卡密); recorded in the history' })
  @ApiHeader({ name: 'Idempotency-Key', required: true })
  @ApiOkResponse({ example: { cards: [{ cardNo: 'QB202611230001', cardPassword: 'example-password' }] } })
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
