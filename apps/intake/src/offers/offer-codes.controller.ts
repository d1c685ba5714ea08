import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiProblems, Public } from '@bujiao/platform';
import { offerCodeProblems, OfferLinks, type OfferSession } from './offer-links.service.js';
import { ExchangeCodeDto, OfferSessionDto } from './offers.dto.js';

/** Where the console exchanges the code of a link. */
@ApiTags('offers')
@Controller('offer-codes')
export class OfferCodesController {
  constructor(private readonly links: OfferLinks) {}

  @Post('exchange')
  @HttpCode(200)
  @Public()
  @ApiOperation({
    summary: 'Exchange the code of a link for a session of the order’s buyer, once',
    description:
      'The token opens this order alone, for half an hour. A code that was used or has expired is refused.',
  })
  @ApiOkResponse({ type: OfferSessionDto })
  @ApiProblems(...offerCodeProblems())
  exchange(@Body() { code }: ExchangeCodeDto): Promise<OfferSession> {
    return this.links.exchange(code);
  }
}
