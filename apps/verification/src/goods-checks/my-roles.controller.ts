import { Controller, Delete, Get, HttpCode, Param } from '@nestjs/common';
import { ApiBearerAuth, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { CurrentUser, Roles, type Principal } from '@bujiao/platform';
import { MyRoleDto } from './my-roles.dto.js';
import { MyRoles, type MyRole } from './my-roles.service.js';

@ApiTags('custom goods')
@ApiBearerAuth()
@Controller('my/roles')
export class MyRolesController {
  constructor(private readonly roles: MyRoles) {}

  @Get()
  @Roles('buyer')
  @ApiOperation({ summary: 'Roles of games that are bound to the buyer, the newest first' })
  @ApiOkResponse({ type: [MyRoleDto] })
  list(@CurrentUser() { id }: Principal): Promise<readonly MyRole[]> {
    return this.roles.list(id);
  }

  @Delete(':roleId')
  @HttpCode(204)
  @Roles('buyer')
  @ApiOperation({
    summary: 'Forget a binding; recorded. Idempotent',
    description: 'The role is bound to nobody then: its next use asks for a confirmation again.',
  })
  @ApiParam({ name: 'roleId', schema: { type: 'string', minLength: 1, maxLength: 64 } })
  @ApiNoContentResponse()
  async forget(@Param('roleId') roleId: string, @CurrentUser() user: Principal): Promise<void> {
    await this.roles.forget(user, roleId);
  }
}
