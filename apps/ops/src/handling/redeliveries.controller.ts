import { Body, Controller, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiProblems, CurrentUser, Roles, type Principal } from '@bujiao/platform';
import { jobProblem } from '../jobs/job-problem.js';
import { jobView, type JobView } from '../jobs/job-view.js';
import { JobDto } from '../jobs/job.dto.js';
import { HandlingPlans } from './handling-plans.service.js';
import { redeliveryProblems } from './handling-problems.js';
import { PlanRedeliveryDto } from './handling.dto.js';

/** Redeliveries: ordinary handling of recorded events that a group never handled, with its effects. */
@ApiTags('ops')
@ApiBearerAuth()
@Roles('ops')
@Controller('redeliveries')
export class RedeliveriesController {
  constructor(private readonly plans: HandlingPlans) {}

  @Post()
  @ApiOperation({
    summary: 'Plan the redelivery of recorded events to a consumer group',
    description:
      'Each event is handled on the history that its order has then: what was done already is not done again. Changes nothing: what the handlers would decide today is at GET /jobs/{id}/impact, and the plan is run with POST /jobs/{id}/run.',
  })
  @ApiCreatedResponse({ type: JobDto })
  @ApiProblems(...redeliveryProblems())
  async plan(@Body() body: PlanRedeliveryDto, @CurrentUser() { id }: Principal): Promise<JobView> {
    try {
      return jobView(await this.plans.redeliver(body, id), Date.now());
    } catch (error) {
      throw jobProblem(error);
    }
  }
}
