import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { conflict, CurrentUser, notFound, Roles, type Principal } from '@bujiao/platform';
import { jobProblem } from '../jobs/job-problem.js';
import { jobView, type JobView } from '../jobs/job-view.js';
import { BecauseDto, JOB_PARAMETER } from '../jobs/jobs.dto.js';
import { OpsRuntime } from '../ops-runtime.js';
import { ReplayPlans } from './replay-plans.js';
import { PlanReplayDto } from './replays.dto.js';

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
  async plan(@Body() body: PlanReplayDto, @CurrentUser() { id }: Principal): Promise<JobView> {
    try {
      return jobView(await this.plans.plan(body, id), Date.now());
    } catch (error) {
      throw jobProblem(error);
    }
  }

  @Get(':id/diff')
  @ApiParam(JOB_PARAMETER)
  @ApiOperation({
    summary: 'How the rebuilt rows differ from the live ones, as compared when the rebuild ended',
  })
  async diff(@Param('id') id: string): Promise<object> {
    const job = await this.ops.jobs.find(id);
    if (!job) throw notFound('job-not-found', `There is no job ${id}.`);
    const { verb, result } = job;
    if (verb === 'topic' || !result)
      throw conflict('nothing-compared', `The job ${id} has compared nothing (${verb}, ${job.state}).`);
    return result;
  }

  @Post(':id/swap')
  @ApiParam(JOB_PARAMETER)
  @HttpCode(200)
  @ApiOperation({
    summary: 'Put the rebuilt table in the place of the live one',
    description:
      'In one transaction: readers never find it empty. The old table is kept until it is undone or replaced.',
  })
  async swap(
    @Param('id') id: string,
    @Body() { because }: BecauseDto,
    @CurrentUser() { id: who }: Principal,
  ): Promise<JobView> {
    const job = await this.ops.jobs.swap(id, { who, why: because }).catch((error: unknown) => {
      throw jobProblem(error);
    });
    return jobView(job, Date.now());
  }

  @Post(':id/undo')
  @ApiParam(JOB_PARAMETER)
  @HttpCode(200)
  @ApiOperation({ summary: 'Put the table back that a swap replaced, brought up to date' })
  async undo(
    @Param('id') id: string,
    @Body() { because }: BecauseDto,
    @CurrentUser() { id: who }: Principal,
  ): Promise<JobView> {
    const job = await this.ops.jobs.undo(id, { who, why: because }).catch((error: unknown) => {
      throw jobProblem(error);
    });
    return jobView(job, Date.now());
  }
}
