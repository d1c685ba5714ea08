import { Body, Controller, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiProblems, CurrentUser, Roles, type Principal } from '@bujiao/platform';
import { jobView, type JobView } from '../jobs/job-view.js';
import { JobDto } from '../jobs/job.dto.js';
import { HandlingPlans } from './handling-plans.service.js';
import { nothingParked } from './handling-problems.js';
import { PlanRedriveDto } from './handling.dto.js';

/** Redrives of dead letters: ordinary handling of events that failed, with its effects. */
@ApiTags('ops')
@ApiBearerAuth()
@Roles('ops')
@Controller('redrives')
export class RedrivesController {
  constructor(private readonly plans: HandlingPlans) {}

  @Post()
  @ApiOperation({
    summary: 'Plan a redrive of dead letters',
    description:
      'Selects whole orders, so that no event overtakes one that failed. Changes nothing: what the handlers would decide today is at GET /jobs/{id}/impact, and the plan is run with POST /jobs/{id}/run.',
  })
  @ApiCreatedResponse({ type: JobDto })
  @ApiProblems(nothingParked())
  async plan(@Body() body: PlanRedriveDto, @CurrentUser() { id }: Principal): Promise<JobView> {
    return jobView(await this.plans.redrive(body, id), Date.now());
  }
}
