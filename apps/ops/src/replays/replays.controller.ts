import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiCreatedResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import { ApiProblems, conflict, CurrentUser, Roles, type Principal, type Problem } from '@bujiao/platform';
import { ApiJobAct } from '../jobs/api-job.decorator.js';
import { JOB_ID_PARAMETER, JobIdPipe, jobNotFound } from '../jobs/job-id.pipe.js';
import { jobProblem } from '../jobs/job-problem.js';
import { jobView, type JobView } from '../jobs/job-view.js';
import { JobDto } from '../jobs/job.dto.js';
import { BecauseDto } from '../jobs/jobs.dto.js';
import type { JobVerb } from '@bujiao/replay';
import { OpsRuntime } from '../ops-runtime.js';
import { planProblems } from './plan-problems.js';
import { ReplayPlans } from './replay-plans.js';
import { PlanReplayDto } from './replays.dto.js';
import { TableComparisonDto } from './table-comparison.dto.js';

/** Replays of recorded events. None of them reaches a buyer, a supplier or a payment. */
@ApiTags('ops')
@ApiBearerAuth()
@Roles('ops')
@Controller('replays')
export class ReplaysController {
  constructor(
    private readonly ops: OpsRuntime,
    private readonly plans: ReplayPlans,
  ) {}

  @Post()
  @ApiOperation({
    summary: 'Plan a replay',
    description:
      'Counts the events and orders, resolves both ends to positions, names what would be written and what is left out. Changes nothing; the plan is run with POST /jobs/{id}/run.',
  })
  @ApiCreatedResponse({ type: JobDto })
  @ApiProblems(...planProblems())
  async plan(@Body() body: PlanReplayDto, @CurrentUser() { id }: Principal): Promise<JobView> {
    try {
      return jobView(await this.plans.plan(body, id), Date.now());
    } catch (error) {
      throw jobProblem(error);
    }
  }

  @Get(':id/diff')
  @ApiOperation({
    summary: 'How the rebuilt rows differ from the live ones, as compared when the rebuild ended',
  })
  @ApiParam(JOB_ID_PARAMETER)
  @ApiOkResponse({ type: TableComparisonDto })
  @ApiProblems(jobNotFound(), nothingCompared('r-1f0a8c55', 'topic, done'))
  async diff(@Param('id', JobIdPipe) id: string): Promise<object> {
    const job = await this.ops.jobs.find(id);
    if (!job) throw jobNotFound();
    const { verb, result } = job;
    if (!COMPARING.includes(verb) || !result) throw nothingCompared(id, `${verb}, ${job.state}`);
    return result;
  }

  @Post(':id/swap')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Put the rebuilt table in the place of the live one',
    description:
      'In one transaction: readers never find it empty. The old table is kept until it is undone or replaced.',
  })
  @ApiJobAct('job-cannot-swap', 'job-target-busy')
  async swap(
    @Param('id', JobIdPipe) id: string,
    @Body() { because }: BecauseDto,
    @CurrentUser() { id: who }: Principal,
  ): Promise<JobView> {
    const job = await this.ops.jobs.swap(id, { who, why: because }).catch((error: unknown) => {
      throw jobProblem(error);
    });
    return jobView(job, Date.now());
  }

  @Post(':id/undo')
  @HttpCode(200)
  @ApiOperation({ summary: 'Put the table back that a swap replaced, brought up to date' })
  @ApiJobAct('job-cannot-swap', 'job-target-busy')
  async undo(
    @Param('id', JobIdPipe) id: string,
    @Body() { because }: BecauseDto,
    @CurrentUser() { id: who }: Principal,
  ): Promise<JobView> {
    const job = await this.ops.jobs.undo(id, { who, why: because }).catch((error: unknown) => {
      throw jobProblem(error);
    });
    return jobView(job, Date.now());
  }
}

/** Verbs whose result is a comparison. */
const COMPARING: readonly JobVerb[] = ['rebuild', 'verify'];

function nothingCompared(id: string, is: string): Problem {
  return conflict('nothing-compared', `The job ${id} has compared nothing (${is}).`);
}
