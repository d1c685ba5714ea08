import { Controller, Get } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Roles } from '@bujiao/platform';
import { InstallationDto } from './installation.dto.js';
import { Installation, type InstallationView } from './installation.service.js';

@ApiTags('ops')
@ApiBearerAuth()
@Roles('ops')
@Controller('installation')
export class InstallationController {
  constructor(private readonly installation: Installation) {}

  @Get()
  @ApiOperation({
    summary: 'Disk, database schemas and topics, as doctor looks at them',
    description: 'Holds no personal data, no names and no secrets.',
  })
  @ApiOkResponse({ type: InstallationDto })
  look(): Promise<InstallationView> {
    return this.installation.look();
  }
}
