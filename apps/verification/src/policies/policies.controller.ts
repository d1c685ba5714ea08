import { Body, Controller, Get, Header, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiParam, ApiProduces, ApiTags } from '@nestjs/swagger';
import { ApiProblems, CurrentUser, LargeBodies, Public, Roles, type Principal } from '@bujiao/platform';
import { POLICY_SCHEMA, VERSION_PATTERN } from '@bujiao/policy/document';
import {
  ActivatePolicyDto,
  DraftPolicyDto,
  PolicyLintDto,
  PoliciesDto,
  PolicyDto,
  PolicyTextDto,
} from './policies.dto.js';
import { policyUnnamed, PolicyVersions, refusalProblem } from './policies.service.js';
import type { LintView, PoliciesView, PolicyView } from './policy-views.js';

const VERSION = { name: 'version', schema: { type: 'string', pattern: VERSION_PATTERN } } as const;
const EXAMPLE = { version: 'standard-2026-12-3' };

@ApiTags('policies')
@ApiBearerAuth()
@Controller('policies')
export class PoliciesController {
  constructor(private readonly versions: PolicyVersions) {}

  @Get()
  @Roles('reviewer', 'ops', 'after-sales', 'finance')
  @ApiOperation({
    summary: 'Versions of the rules: which one decides, which ones did, which ones are drafts',
  })
  @ApiOkResponse({ type: PoliciesDto })
  list(): Promise<PoliciesView> {
    return this.versions.list();
  }

  @Get(':version')
  @Roles('reviewer', 'ops', 'after-sales', 'finance')
  @ApiOperation({
    summary: 'One version: its text, its faults, its life, and what differs from the one in force',
  })
  @ApiOkResponse({ type: PolicyDto })
  @ApiProblems(refusalProblem('policy-not-found', EXAMPLE))
  @ApiParam(VERSION)
  show(@Param('version') version: string): Promise<PolicyView> {
    return this.versions.show(version);
  }

  @Post('lint')
  @HttpCode(200)
  @LargeBodies()
  @Roles('reviewer', 'ops', 'after-sales', 'finance')
  @ApiOperation({
    summary: 'Check a text by line and column, and compare it with the version in force; saves nothing',
  })
  @ApiOkResponse({ type: PolicyLintDto })
  lint(@Body() { text }: PolicyTextDto): Promise<LintView> {
    return this.versions.lint(text);
  }

  @Post()
  @HttpCode(200)
  @LargeBodies()
  @Roles('reviewer', 'ops')
  @ApiOperation({
    summary: 'Save a text under the version that it names, also one with faults',
    description: 'Again until the version is put in force; then its text stays. Idempotent by text.',
  })
  @ApiOkResponse({ type: PolicyDto })
  @ApiProblems(policyUnnamed(), refusalProblem('policy-version-fixed', EXAMPLE))
  draft(@Body() { text, because }: DraftPolicyDto, @CurrentUser() user: Principal): Promise<PolicyView> {
    return this.versions.draft(text, because, user);
  }

  @Post(':version/activation')
  @ApiParam(VERSION)
  @HttpCode(200)
  @Roles('reviewer', 'ops')
  @ApiOperation({
    summary: 'Put a version in force, also an older one; or agree to it as the second person',
    description:
      'Where the version in force wants two people, the first call asks and the call of another person puts it in force. Resubmissions that are under way keep their version.',
  })
  @ApiOkResponse({ type: PolicyDto })
  @ApiProblems(
    refusalProblem('policy-not-found', EXAMPLE),
    refusalProblem('policy-not-checked', EXAMPLE),
    refusalProblem('policy-in-force', EXAMPLE),
    refusalProblem('second-person-needed', EXAMPLE),
    refusalProblem('policy-stands-otherwise', { ...EXAMPLE, replaces: 'standard-2026-12-1' }),
    refusalProblem('activation-in-the-past'),
  )
  activate(
    @Param('version') version: string,
    @Body() body: ActivatePolicyDto,
    @CurrentUser() user: Principal,
  ): Promise<PolicyView> {
    return this.versions.activate({ ...body, version }, user);
  }
}

@ApiTags('policies')
@Controller('policy-schema')
export class PolicySchemaController {
  @Get()
  @Public()
  @Header('content-type', 'application/schema+json; charset=utf-8')
  @ApiOperation({ summary: 'The JSON Schema of a policy, for editors' })
  @ApiProduces('application/schema+json')
  @ApiOkResponse({ schema: { type: 'object', additionalProperties: true } })
  schema(): object {
    return POLICY_SCHEMA;
  }
}
