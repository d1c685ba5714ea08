import { Body, Controller, Delete, Get, Put } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiProblems, CurrentUser, Roles, type Principal } from '@bujiao/platform';
import { ConsentDto, GiveConsentDto } from './zero-touch-consent.dto.js';
import {
  BuyerZeroTouchConsents,
  consentTextChanged,
  type ConsentView,
} from './zero-touch-consents.service.js';

@ApiTags('buyer profile')
@ApiBearerAuth()
@Controller('my/zero-touch-consent')
export class ZeroTouchConsentController {
  constructor(private readonly consents: BuyerZeroTouchConsents) {}

  @Get()
  @Roles('buyer')
  @ApiOperation({ summary: 'Whether the buyer agrees to resubmissions without a click, and the text' })
  @ApiOkResponse({ type: ConsentDto })
  view(@CurrentUser() { id }: Principal): Promise<ConsentView> {
    return this.consents.view(id);
  }

  @Put()
  @Roles('buyer')
  @ApiOperation({ summary: 'Agree to the text that was read; recorded. Idempotent' })
  @ApiOkResponse({ type: ConsentDto })
  @ApiProblems(consentTextChanged())
  give(@Body() body: GiveConsentDto, @CurrentUser() user: Principal): Promise<ConsentView> {
    return this.consents.give(user, body);
  }

  @Delete()
  @Roles('buyer')
  @ApiOperation({
    summary: 'Take the consent back; recorded. Idempotent',
    description: 'Counts at once. Resubmissions that are under way are finished.',
  })
  @ApiOkResponse({ type: ConsentDto })
  withdraw(@CurrentUser() user: Principal): Promise<ConsentView> {
    return this.consents.withdraw(user);
  }
}
