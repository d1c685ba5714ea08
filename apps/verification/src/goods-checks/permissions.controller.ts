import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { OrderIdPipe, orderNotFound, refusalProblem } from '@bujiao/order-desk';
import { ApiProblems, CurrentUser, Roles, type Principal } from '@bujiao/platform';
import { codeExpired, noCode, noTriesLeft, signInNeeded, wrongCode } from './permission-problems.js';
import { permissionNotAwaited, sentJustNow, sentTooOften } from './permission.decider.js';
import { ConfirmPermissionDto, PermissionCodeDto, PermissionDto } from './permissions.dto.js';
import { Permissions, type PermissionCodeView, type PermissionView } from './permissions.service.js';

const SOME_TIME = new Date(0).toISOString();

/** 权限确认: the owner of a role confirms that it is theirs. */
@ApiTags('custom goods')
@ApiBearerAuth()
@Controller('orders/:orderId/resubmissions/:resubmissionId/permission')
export class PermissionsController {
  constructor(private readonly permissions: Permissions) {}

  @Post()
  @HttpCode(200)
  @Roles('buyer')
  @ApiOperation({
    summary: 'Confirm that the role is yours: by the code that you received, or by this click',
    description: 'Idempotent. A session that a link opened needs the code.',
  })
  @ApiOkResponse({ type: PermissionDto })
  @ApiProblems(
    orderNotFound(),
    refusalProblem(permissionNotAwaited()),
    signInNeeded(),
    wrongCode(4),
    codeExpired(),
    noTriesLeft(),
    noCode(),
  )
  confirm(
    @Param('orderId', OrderIdPipe) orderId: string,
    @Param('resubmissionId', ParseUUIDPipe) resubmissionId: string,
    @Body() { code }: ConfirmPermissionDto,
    @CurrentUser() user: Principal,
  ): Promise<PermissionView> {
    return this.permissions.confirm({ orderId, resubmissionId }, user, code);
  }

  @Post('notices')
  @HttpCode(200)
  @Roles('buyer', 'after-sales')
  @ApiOperation({
    summary: 'Send the notice again, with another code',
    description: 'Only some time after the last one, and so many times in all: the policy says how often.',
  })
  @ApiOkResponse({ type: PermissionDto })
  @ApiProblems(
    orderNotFound(),
    refusalProblem(permissionNotAwaited()),
    refusalProblem(sentJustNow(SOME_TIME)),
    refusalProblem(sentTooOften(5)),
  )
  sendAgain(
    @Param('orderId', OrderIdPipe) orderId: string,
    @Param('resubmissionId', ParseUUIDPipe) resubmissionId: string,
    @CurrentUser() user: Principal,
  ): Promise<PermissionView> {
    return this.permissions.sendAgain({ orderId, resubmissionId }, user);
  }

  @Post('codes')
  @Roles('service')
  @ApiOperation({
    summary: 'A one-time code, for the shop to pass on to the buyer',
    description:
      'An earlier code no longer counts. Send it to the buyer of the order and to nobody else; it is never in a notice, an event or an address.',
  })
  @ApiCreatedResponse({ type: PermissionCodeDto })
  @ApiProblems(orderNotFound(), refusalProblem(permissionNotAwaited()))
  makeCode(
    @Param('orderId', OrderIdPipe) orderId: string,
    @Param('resubmissionId', ParseUUIDPipe) resubmissionId: string,
  ): Promise<PermissionCodeView> {
    return this.permissions.makeCode({ orderId, resubmissionId });
  }
}
