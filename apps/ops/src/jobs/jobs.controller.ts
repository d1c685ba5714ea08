import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { ApiProblems, CurrentUser, Roles, type Principal } from '@bujiao/platform';
import type { By, Job, JobEvent, Jobs } from '@bujiao/replay';
import { OpsRuntime } from '../ops-runtime.js';
import { Impacts, type PlanImpact } from '../handling/impacts.service.js';
import { PlanImpactDto } from '../handling/plan-impact.dto.js';
import { ApiJobAct } from './api-job.decorator.js';
import { JOB_ID_PARAMETER, JobIdPipe, jobNotFound } from './job-id.pipe.js';
import { jobProblem } from './job-problem.js';
import { jobView, type JobView } from './job-view.js';
import { JobDto, JobWithEventsDto } from './job.dto.js';
import { BecauseDto, JobsQuery, RateDto } from './jobs.dto.js';

type Act = (jobs: Jobs, id: string, by: By) => Promise<Job>;

/** What runs on the server on somebody's behalf. A job survives the process that runs it. */
@ApiTags('ops')
@ApiBearerAuth()
@Roles('ops')
@Controller('jobs')
export class JobsController {
  constructor(
    private readonly ops: OpsRuntime,
    private readonly impacts: Impacts,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Jobs and plans, newest first' })
  @ApiOkResponse({ type: [JobDto] })
  async list(@Query() query: JobsQuery): Promise<JobView[]> {
    return (await this.ops.jobs.list(query)).map((job) => jobView(job, Date.now()));
  }

  @Get(':id')
  @ApiOperation({ summary: 'One of them, with everything that was done to it and by whom' })
  @ApiParam(JOB_ID_PARAMETER)
  @ApiOkResponse({ type: JobWithEventsDto })
  @ApiProblems(jobNotFound())
  async show(
    @Param('id', JobIdPipe) id: string,
  ): Promise<JobView & { readonly events: readonly JobEvent[] }> {
    const job = await this.ops.jobs.find(id);
    if (!job) throw jobNotFound();
    return { ...jobView(job, Date.now()), events: await this.ops.jobs.eventsOf(id) };
  }

  @Get(':id/impact')
  @ApiOperation({
    summary: 'What the handlers would decide today about what a plan selects, orders by outcome',
    description:
      'Found out by running their deciders on the history of each order, without appending and without calling anybody.',
  })
  @ApiParam(JOB_ID_PARAMETER)
  @ApiOkResponse({ type: PlanImpactDto })
  @ApiProblems(jobNotFound())
  impact(@Param('id', JobIdPipe) id: string): Promise<PlanImpact> {
    return this.impacts.of(id);
  }

  @Post(':id/run')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Run a plan',
    description:
      'Exactly what was planned. Refused when the plan has expired, when another job works on its target, and before its impact is known.',
  })
  @ApiJobAct('plan-expired', 'job-target-busy', 'job-in-other-state', 'impact-missing')
  run(
    @Param('id', JobIdPipe) id: string,
    @Body() body: BecauseDto,
    @CurrentUser() user: Principal,
  ): Promise<JobView> {
    return this.act(id, body, user, async (jobs, ...args) => {
      await this.impacts.assertKnown(id);
      return jobs.run(...args);
    });
  }

  @Post(':id/pause')
  @HttpCode(200)
  @ApiOperation({ summary: 'Stop a running job at its checkpoint' })
  @ApiJobAct('job-in-other-state')
  pause(
    @Param('id', JobIdPipe) id: string,
    @Body() body: BecauseDto,
    @CurrentUser() user: Principal,
  ): Promise<JobView> {
    return this.act(id, body, user, (jobs, ...args) => jobs.pause(...args));
  }

  @Post(':id/resume')
  @HttpCode(200)
  @ApiOperation({ summary: 'Continue a job that was paused or has failed, from its checkpoint' })
  @ApiJobAct('job-in-other-state', 'job-target-busy')
  resume(
    @Param('id', JobIdPipe) id: string,
    @Body() body: BecauseDto,
    @CurrentUser() user: Principal,
  ): Promise<JobView> {
    return this.act(id, body, user, (jobs, ...args) => jobs.resume(...args));
  }

  @Post(':id/cancel')
  @HttpCode(200)
  @ApiOperation({ summary: 'End a job or a plan for good; a copy that it was building is taken away' })
  @ApiJobAct('job-in-other-state')
  cancel(
    @Param('id', JobIdPipe) id: string,
    @Body() body: BecauseDto,
    @CurrentUser() user: Principal,
  ): Promise<JobView> {
    return this.act(id, body, user, (jobs, ...args) => jobs.cancel(...args));
  }

  @Post(':id/rate')
  @HttpCode(200)
  @ApiOperation({ summary: 'Change how many events a second it may handle, also while it runs' })
  @ApiJobAct('job-in-other-state')
  rate(
    @Param('id', JobIdPipe) id: string,
    @Body() body: RateDto,
    @CurrentUser() user: Principal,
  ): Promise<JobView> {
    return this.act(id, body, user, (jobs, of, by) => jobs.setRate(of, body.rate, by));
  }

  private async act(id: string, { because }: BecauseDto, { id: who }: Principal, act: Act): Promise<JobView> {
    try {
      return jobView(await act(this.ops.jobs, id, { who, why: because }), Date.now());
    } catch (error) {
      throw jobProblem(error);
    }
  }
}
