import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiCreatedResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import { ApiProblems, badRequest, conflict, CurrentUser, Roles, type Principal } from '@bujiao/platform';
import { VERSION_PATTERN } from '@bujiao/policy/document';
import { refusalProblem } from '../policies/policies.service.js';
import { JOB_ID } from './backtest-jobs.js';
import { backtestNotDone, backtestNotFound } from './backtest-problems.js';
import type { BacktestView } from './backtest-view.js';
import { FitDto } from './fit.dto.js';
import type { FitView } from './fit-view.js';
import { BacktestBecauseDto, BacktestDto, ShadowDto, StartBacktestDto } from './backtests.dto.js';
import { Backtests, type BacktestAct } from './backtests.service.js';

const VERSION = { name: 'version', schema: { type: 'string', pattern: VERSION_PATTERN } } as const;
const EXAMPLE = { version: 'standard-2026-12-3' };
const ID = {
  name: 'id',
  schema: { type: 'string', pattern: JOB_ID.source },
  example: 'r-1f0a8c55',
} as const;
const ACTS: Readonly<Record<string, BacktestAct>> = { pause: 'pause', resume: 'resume', cancel: 'cancel' };

const otherState = () =>
  conflict('job-in-other-state', 'The job r-1f0a8c55 is done (finished), so "paused" does not apply to it.');
const busy = () => conflict('job-target-busy', 'Another job works on the same target: wait, or cancel it.');
const badSelection = () =>
  badRequest('bad-selection', '"from" has to be a position, an ISO 8601 time or start');

/** Tries a version of the rules on what was decided already. Nothing is decided anew, and nobody outside is reached. */
@ApiTags('policies')
@ApiBearerAuth()
@Controller('policies/:version')
export class BacktestsController {
  constructor(private readonly backtests: Backtests) {}

  @Post('backtests')
  @ApiParam(VERSION)
  @Roles('reviewer', 'ops')
  @ApiOperation({
    summary: 'Try a version on recorded decisions, as a job',
    description:
      'Each decision of verification since a moment, again, on the history and the features that it was taken on. One backtest of a version at a time; it survives the process that runs it.',
  })
  @ApiCreatedResponse({ type: BacktestDto })
  @ApiProblems(
    refusalProblem('policy-not-found', EXAMPLE),
    refusalProblem('policy-not-checked', EXAMPLE),
    busy(),
    badSelection(),
  )
  start(
    @Param('version') version: string,
    @Body() body: StartBacktestDto,
    @CurrentUser() user: Principal,
  ): Promise<BacktestView> {
    return this.backtests.start({ ...body, version }, user);
  }

  @Get('backtests')
  @ApiParam(VERSION)
  @Roles('reviewer', 'ops', 'after-sales', 'finance')
  @ApiOperation({ summary: 'Backtests of a version, newest first, at most 20' })
  @ApiOkResponse({ type: [BacktestDto] })
  @ApiProblems(refusalProblem('policy-not-found', EXAMPLE))
  list(@Param('version') version: string): Promise<readonly BacktestView[]> {
    return this.backtests.list(version);
  }

  @Get('backtests/:id')
  @ApiParam(VERSION)
  @ApiParam(ID)
  @Roles('reviewer', 'ops', 'after-sales', 'finance')
  @ApiOperation({ summary: 'One backtest: how far it is, and what it has found so far' })
  @ApiOkResponse({ type: BacktestDto })
  @ApiProblems(backtestNotFound())
  show(@Param('version') version: string, @Param('id') id: string): Promise<BacktestView> {
    return this.backtests.show(version, id);
  }

  @Get('backtests/:id/fit')
  @ApiParam(VERSION)
  @ApiParam(ID)
  @Roles('reviewer', 'ops', 'after-sales', 'finance')
  @ApiOperation({
    summary:
      'Weights for the factors that the labelled decisions of a backtest speak for, as the text of a draft',
    description:
      'By logistic regression. Nothing is saved and nothing is put in force: a person reads it and tries it first.',
  })
  @ApiOkResponse({ type: FitDto })
  @ApiProblems(backtestNotFound(), backtestNotDone('r-1f0a8c55', 'running'))
  fit(@Param('version') version: string, @Param('id') id: string): Promise<FitView> {
    return this.backtests.fit(version, id);
  }

  @Post('backtests/:id/:act')
  @HttpCode(200)
  @ApiParam(VERSION)
  @ApiParam(ID)
  @ApiParam({ name: 'act', enum: Object.keys(ACTS) })
  @Roles('reviewer', 'ops')
  @ApiOperation({
    summary: 'Pause a backtest at its checkpoint, resume it, or end it; what it counted stays',
  })
  @ApiOkResponse({ type: BacktestDto })
  @ApiProblems(backtestNotFound(), otherState(), busy())
  act(
    @Param() { version, id, act }: { readonly version: string; readonly id: string; readonly act: string },
    @Body() { because }: BacktestBecauseDto,
    @CurrentUser() { id: who }: Principal,
  ): Promise<BacktestView> {
    const known = Object.hasOwn(ACTS, act) ? ACTS[act] : undefined;
    if (!known) throw backtestNotFound();
    return this.backtests.act(known, { version, id }, { who, why: because });
  }

  @Get('shadow')
  @ApiParam(VERSION)
  @Roles('reviewer', 'ops', 'after-sales', 'finance')
  @ApiOperation({ summary: 'How a version decides beside the one in force, or last did' })
  @ApiOkResponse({ type: ShadowDto })
  @ApiProblems(refusalProblem('policy-not-found', EXAMPLE))
  async shadow(@Param('version') version: string): Promise<ShadowDto> {
    const shadow = await this.backtests.shadowOf(version);
    return { running: this.backtests.runsInShadow(version), ...(shadow && { shadow }) };
  }

  @Post('shadow')
  @HttpCode(200)
  @ApiParam(VERSION)
  @Roles('reviewer', 'ops')
  @ApiOperation({
    summary: 'Let a checked version decide beside the one in force, without effect',
    description:
      'On each decision after it was recorded, with the features that it was taken on. One version at a time.',
  })
  @ApiOkResponse({ type: BacktestDto })
  @ApiProblems(
    refusalProblem('policy-not-found', EXAMPLE),
    refusalProblem('policy-not-checked', EXAMPLE),
    refusalProblem('policy-in-force', EXAMPLE),
    refusalProblem('shadow-taken', EXAMPLE),
  )
  startShadow(
    @Param('version') version: string,
    @Body() { because }: BacktestBecauseDto,
    @CurrentUser() user: Principal,
  ): Promise<BacktestView> {
    return this.backtests.startShadow(version, because, user);
  }

  @Post('shadow/end')
  @HttpCode(200)
  @ApiParam(VERSION)
  @Roles('reviewer', 'ops')
  @ApiOperation({ summary: 'End the shadow of a version; what it counted stays' })
  @ApiOkResponse({ type: BacktestDto })
  @ApiProblems(refusalProblem('policy-not-found', EXAMPLE), refusalProblem('shadow-not-running', EXAMPLE))
  endShadow(
    @Param('version') version: string,
    @Body() { because }: BacktestBecauseDto,
    @CurrentUser() user: Principal,
  ): Promise<BacktestView> {
    return this.backtests.endShadow(version, because, user);
  }
}
