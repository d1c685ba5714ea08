import {
  Body,
  Controller,
  Delete,
  Get,
  Param,
  ParseUUIDPipe,
  Post,
  Put,
  Query,
  HttpCode,
} from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { isRechargeKind, type RechargeTarget, type RechargeTemplate } from '@bujiao/contracts';
import { isOwner, orderNotFound } from '@bujiao/order-desk';
import { ApiProblems, CurrentUser, KeyRing, Roles, type Principal } from '@bujiao/platform';
import { askedOnly, targetFaults, TemplateReader } from '@bujiao/recharge-templates';
import { IsOptional, Matches } from 'class-validator';
import { OrderPages } from '../../order-page/order-page.service.js';
import {
  AddRecipientDto,
  NameRecipientDto,
  RecipientDto,
  RecipientsDto,
  WholeRecipientDto,
} from './recipients.dto.js';
import { MOST_RECIPIENTS } from './recipients.repository.js';
import {
  recipientNotFound,
  recipientNotTaken,
  recipientTemplateUnknown,
  tooManyRecipients,
} from './recipient-problems.js';
import {
  SavedRecipients,
  type ListOptions,
  type RecipientView,
  type WholeRecipient,
} from './recipients.service.js';

export class RecipientsQuery {
  /** Only those that can take the place of this order's account. */
  @IsOptional() @Matches(/^[A-Za-z0-9][\w.:-]{0,63}$/) orderId?: string;
}

const RECIPIENT = { name: 'recipientId', schema: { type: 'string', format: 'uuid' } } as const;
interface RecipientList {
  readonly recipients: readonly RecipientView[];
  readonly most: number;
}

@ApiTags('buyer profile')
@ApiBearerAuth()
@Controller('my/recipients')
export class RecipientsController {
  constructor(
    private readonly saved: SavedRecipients,
    private readonly pages: OrderPages,
    private readonly keyRing: KeyRing,
    private readonly templates: TemplateReader,
  ) {}

  @Get()
  @Roles('buyer')
  @ApiOperation({
    summary: 'Saved recipients (常用收货信息), accounts masked',
    description:
      'With `orderId`: those of the recharge template of its goods, then those without a template that it takes; for goods without one those of their kind without a template. The account that the order has now is left out. A request for a resubmission names one by `recipientId`.',
  })
  @ApiOkResponse({ type: RecipientsDto })
  @ApiProblems(orderNotFound())
  async list(@Query() { orderId }: RecipientsQuery, @CurrentUser() user: Principal): Promise<RecipientList> {
    const recipients =
      orderId === undefined ? await this.saved.list(user.id) : await this.forOrder(orderId, user);
    return { recipients, most: MOST_RECIPIENTS };
  }

  @Post()
  @HttpCode(200)
  @Roles('buyer')
  @ApiOperation({ summary: 'Save a recipient; the same account again renews the saved one' })
  @ApiOkResponse({ type: RecipientDto })
  @ApiProblems(tooManyRecipients(), recipientTemplateUnknown(), recipientNotTaken(['gameServer']))
  add(@Body() body: AddRecipientDto, @CurrentUser() { id }: Principal): Promise<RecipientView> {
    const { goodsKind, templateId, rechargeTarget: target, name } = body;
    return this.saved.add(id, {
      goodsKind,
      target,
      ...(templateId !== undefined && { templateId }),
      ...(name !== undefined && { name }),
    });
  }

  @Get(':recipientId')
  @Roles('buyer')
  @ApiParam(RECIPIENT)
  @ApiOperation({ summary: 'One recipient, with its account whole' })
  @ApiOkResponse({ type: WholeRecipientDto })
  @ApiProblems(recipientNotFound())
  show(
    @Param('recipientId', new ParseUUIDPipe({ exceptionFactory: recipientNotFound })) recipientId: string,
    @CurrentUser() { id }: Principal,
  ): Promise<WholeRecipient> {
    return this.saved.show(id, recipientId);
  }

  @Put(':recipientId/name')
  @Roles('buyer')
  @ApiParam(RECIPIENT)
  @ApiOperation({ summary: 'Name a recipient. Idempotent' })
  @ApiOkResponse({ type: RecipientDto })
  @ApiProblems(recipientNotFound())
  name(
    @Param('recipientId', new ParseUUIDPipe({ exceptionFactory: recipientNotFound })) recipientId: string,
    @Body() { name }: NameRecipientDto,
    @CurrentUser() { id }: Principal,
  ): Promise<RecipientView> {
    return this.saved.name(id, recipientId, name);
  }

  @Delete(':recipientId')
  @Roles('buyer')
  @ApiParam(RECIPIENT)
  @ApiOperation({
    summary: 'Forget a recipient: it is deleted. Idempotent',
    description: 'Deliveries that were confirmed before are not learnt from again.',
  })
  @ApiOkResponse({ type: RecipientsDto })
  @ApiProblems(recipientNotFound())
  async forget(
    @Param('recipientId', new ParseUUIDPipe({ exceptionFactory: recipientNotFound })) recipientId: string,
    @CurrentUser() user: Principal,
  ): Promise<RecipientList> {
    await this.saved.forget(user.id, recipientId);
    return this.list({}, user);
  }

  private async forOrder(orderId: string, user: Principal): Promise<readonly RecipientView[]> {
    const found = await this.pages.find(orderId);
    if (!found || !isOwner(user, found.terms)) throw orderNotFound();
    const { goods, rechargeTarget } = found.terms;
    if (!isRechargeKind(goods.kind)) return [];
    const template = this.templates.for(found.terms)?.template;
    const now = rechargeTarget && (await this.keyRing.open<RechargeTarget>(rechargeTarget));
    return this.saved.list(user.id, {
      goodsKind: goods.kind,
      ...(now && { except: askedOnly(template, now) }),
      ...(template && fitting(template)),
    });
  }
}

const fitting = (template: RechargeTemplate): ListOptions => ({
  templateId: template.id,
  takes: (target) => targetFaults(template, target).length === 0,
});
