import { Body, Controller, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiProblems, CurrentUser, Roles, type Principal } from '@bujiao/platform';
import { jobView, type JobView } from '../jobs/job-view.js';
import { JobDto } from '../jobs/job.dto.js';
import { DiscardPlans } from './discard-plans.service.js';
import { nothingChosen, nothingParked } from './handling-problems.js';
import { PlanDiscardDto } from './handling.dto.js';

/** Dead letters that are given up, many at once: their effects will not happen. */
@ApiTags('ops')
@ApiBearerAuth()
@Roles('ops')
@Controller('discards')
export class DiscardsController {
  constructor(private readonly plans: DiscardPlans) {}

  @Post()
  @ApiOperation({
    summary: 'Plan to give dead letters up',
    description:
      'Counts and freezes them; changes nothing. The plan is run with POST /jobs/{id}/run. Who and why stay on record with each letter.',
  })
  @ApiCreatedResponse({ type: JobDto })
  @ApiProblems(nothingChosen(), nothingParked())
  async plan(@Body() body: PlanDiscardDto, @CurrentUser() { id }: Principal): Promise<JobView> {
    return jobView(await this.plans.plan(body, id), Date.now());
  }
}
