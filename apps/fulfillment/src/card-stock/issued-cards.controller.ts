import { Body, Controller, Header, HttpCode, Inject, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { deliveredCards, findResubmission } from '@bujiao/order-history';
import { isOwner, ORDER_DESK, orderNotFound, type OrderDesk } from '@bujiao/order-desk';
import {
  ApiProblems,
  CurrentUser,
  notFound,
  OrderInBody,
  Roles,
  type Principal,
  type Problem,
} from '@bujiao/platform';
import { IsUUID, Matches } from 'class-validator';
import { CardVault, type CardSecret } from './card-vault.js';
import { IssuedCardsDto } from './issued-cards.dto.js';

const cardsNotIssued = (): Problem =>
  notFound('cards-not-issued', 'Not all of these cards have been issued.');

export class OpenCardsDto {
  @Matches(/^[\w.:-]{1,64}$/)
  orderId: string;

  @IsUUID('all')
  resubmissionId: string;

  @Matches(/^[0-9a-f]{64}$/)
  revealKey: string;
}

/**
 * Opens cards for after-sales, which calls with the buyer's own token after it has recorded the reveal. The history is checked
 * here again: an unrecorded reveal opens nothing, whoever asks.
 */
@ApiTags('internal')
@ApiBearerAuth()
@Controller('issued-cards')
export class IssuedCardsController {
  constructor(
    private readonly vault: CardVault,
    @Inject(ORDER_DESK) private readonly desk: OrderDesk,
  ) {}

  @Post('open')
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  @Roles('buyer')
  @OrderInBody()
  @ApiOperation({ summary: 'The secrets of cards whose reveal is recorded' })
  @ApiOkResponse({ type: IssuedCardsDto })
  @ApiProblems(orderNotFound(), cardsNotIssued())
  async open(
    @Body() { orderId, resubmissionId, revealKey }: OpenCardsDto,
    @CurrentUser() user: Principal,
  ): Promise<{ readonly cards: readonly CardSecret[] }> {
    const history = await this.desk.freshHistoryOf(orderId);
    const resubmission = findResubmission(history, resubmissionId);
    if (!history.terms || !isOwner(user, history.terms) || !resubmission?.looks?.includes(revealKey))
      throw orderNotFound();
    const cards = await this.vault.open(deliveredCards(resubmission));
    if (!cards) throw cardsNotIssued();
    return { cards };
  }
}
