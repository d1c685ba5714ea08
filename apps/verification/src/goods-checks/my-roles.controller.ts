import { Controller, Delete, Get, HttpCode, Param, type PipeTransform } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import { ApiProblems, badRequest, CurrentUser, Roles, type Principal, type Problem } from '@bujiao/platform';
import { MyRoleDto } from './my-roles.dto.js';
import { MyRoles, type MyRole } from './my-roles.service.js';

/** As `roleId` of the list. */
const ROLE_ID = /^[A-Za-z0-9_-]{22}$/;

const invalidRoleId = (): Problem =>
  badRequest('invalid-role-id', 'A role is named as the list of roles has it.');

class RoleIdPipe implements PipeTransform<string, string> {
  transform(roleId: string): string {
    if (!ROLE_ID.test(roleId)) throw invalidRoleId();
    return roleId;
  }
}

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
  @ApiParam({ name: 'roleId', schema: { type: 'string', pattern: ROLE_ID.source } })
  @ApiNoContentResponse()
  @ApiProblems(invalidRoleId())
  async forget(
    @Param('roleId', new RoleIdPipe()) roleId: string,
    @CurrentUser() user: Principal,
  ): Promise<void> {
    await this.roles.forget(user, roleId);
  }
}
