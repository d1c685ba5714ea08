import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentUser, Roles, type Principal } from '@bujiao/platform';
import { PreferencesDto } from './preferences.dto.js';
import { BuyerPreferences, type Preferences } from './preferences.service.js';
import { ToldOrders } from './told-orders.service.js';

@ApiTags('buyer profile')
@ApiBearerAuth()
@Controller('my/preferences')
export class PreferencesController {
  constructor(
    private readonly preferences: BuyerPreferences,
    private readonly told: ToldOrders,
  ) {}

  @Get()
  @Roles('buyer')
  @ApiOperation({
    summary: 'What the buyer prefers (商品偏好): specification, channel and language of notices',
  })
  @ApiOkResponse({ type: PreferencesDto })
  view(@CurrentUser() { id }: Principal): Promise<Preferences> {
    return this.preferences.view(id);
  }

  @Put()
  @Roles('buyer')
  @ApiOperation({
    summary: 'Replace all preferences. Idempotent',
    description:
      'Language and channel count for every notice from now on, also of resubmissions that are open.',
  })
  @ApiOkResponse({ type: PreferencesDto })
  save(@Body() body: PreferencesDto, @CurrentUser() buyer: Principal): Promise<Preferences> {
    return this.told.save(buyer, body);
  }
}
