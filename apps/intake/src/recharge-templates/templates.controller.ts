import { Body, Controller, Get, HttpCode, Param, Post, Put, type PipeTransform } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { ApiProblems, CurrentUser, Roles, type Principal } from '@bujiao/platform';
import { TemplateCheckDto, TemplateDto } from './template-views.dto.js';
import { ID, PublishTemplateDto, TemplateContentDto, WithdrawTemplateDto } from './template.dto.js';
import {
  gameForOps,
  goodsTaken,
  RechargeTemplates,
  templateNotFound,
  templateNotYours,
  templateRefused,
  type TemplateCheckView,
  type TemplateView,
} from './templates.service.js';

const TEMPLATE_ID = { name: 'templateId', schema: { type: 'string', pattern: ID.source } } as const;

class TemplateIdPipe implements PipeTransform<string, string> {
  transform(id: string): string {
    if (!ID.test(id)) throw templateNotFound();
    return id;
  }
}

/** Recharge templates (充值模板): what goods ask for about the delivery target, with checks. */
@ApiTags('custom goods')
@ApiBearerAuth()
@Controller('recharge-templates')
export class TemplatesController {
  constructor(private readonly templates: RechargeTemplates) {}

  @Get()
  @Roles('ops', 'merchant', 'after-sales', 'reviewer')
  @ApiOperation({ summary: 'Recharge templates, the newest version of each' })
  @ApiOkResponse({ type: [TemplateDto] })
  list(@CurrentUser() user: Principal): Promise<readonly TemplateView[]> {
    return this.templates.list(user);
  }

  @Get(':templateId')
  @Roles('ops', 'merchant', 'after-sales', 'reviewer')
  @ApiOperation({ summary: 'Every version of one template, the oldest first' })
  @ApiParam(TEMPLATE_ID)
  @ApiOkResponse({ type: [TemplateDto] })
  @ApiProblems(templateNotFound())
  versions(
    @Param('templateId', new TemplateIdPipe()) id: string,
    @CurrentUser() user: Principal,
  ): Promise<readonly TemplateView[]> {
    return this.templates.versions(id, user);
  }

  @Post(':templateId/check')
  @HttpCode(200)
  @Roles('ops', 'merchant', 'after-sales', 'reviewer')
  @ApiOperation({ summary: 'What is wrong with a template; publishes nothing' })
  @ApiParam(TEMPLATE_ID)
  @ApiOkResponse({ type: TemplateCheckDto })
  @ApiProblems(templateNotFound())
  check(
    @Param('templateId', new TemplateIdPipe()) id: string,
    @Body() content: TemplateContentDto,
  ): TemplateCheckView {
    return this.templates.check({ ...content, id });
  }

  @Put(':templateId')
  @Roles('ops', 'merchant')
  @ApiOperation({
    summary: 'Publish the next version of a template; it asks from now on',
    description:
      'A request that was begun under an earlier version is finished under it. A merchant writes templates for its own orders. The same content again is nothing new.',
  })
  @ApiParam(TEMPLATE_ID)
  @ApiOkResponse({ type: TemplateDto })
  @ApiProblems(
    templateNotFound(),
    templateNotYours(),
    gameForOps(),
    goodsTaken('custom-dragon-100', 'dragon-quest'),
    templateRefused([]),
  )
  publish(
    @Param('templateId', new TemplateIdPipe()) id: string,
    @Body() { because, ...content }: PublishTemplateDto,
    @CurrentUser() user: Principal,
  ): Promise<TemplateView> {
    return this.templates.publish({ ...content, id }, because, user);
  }

  @Post(':templateId/withdrawal')
  @HttpCode(200)
  @Roles('ops', 'merchant')
  @ApiOperation({ summary: 'Withdraw a template: the goods ask for the account alone again. Idempotent' })
  @ApiParam(TEMPLATE_ID)
  @ApiOkResponse({ type: TemplateDto })
  @ApiProblems(templateNotFound(), templateNotYours())
  withdraw(
    @Param('templateId', new TemplateIdPipe()) id: string,
    @Body() { because }: WithdrawTemplateDto,
    @CurrentUser() user: Principal,
  ): Promise<TemplateView> {
    return this.templates.withdraw(id, because, user);
  }
}
