import { Controller, Get } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Roles } from '@bujiao/platform';
import type { KnownProjection } from '@bujiao/replay';
import { jobView } from '../jobs/job-view.js';
import { OpsRuntime } from '../ops-runtime.js';
import { ProjectionDto } from './projection.dto.js';
import type { ProjectionView } from './projection-view.js';

@ApiTags('ops')
@ApiBearerAuth()
@Roles('ops')
@Controller('projections')
export class ProjectionsController {
  constructor(private readonly ops: OpsRuntime) {}

  @Get()
  @ApiOperation({ summary: 'Read models that can be rebuilt and verified, each with its newest job' })
  @ApiOkResponse({ type: [ProjectionDto] })
  async list(): Promise<ProjectionView[]> {
    const known = await this.ops.projections.list();
    return Promise.all(known.map((projection) => this.withJob(projection)));
  }

  private async withJob(projection: KnownProjection): Promise<ProjectionView> {
    const [newest] = await this.ops.jobs.list({ target: `projection:${projection.name}`, limit: 1 });
    if (!newest) return projection;
    const { id, verb, state, phase, percent, words } = jobView(newest, Date.now());
    return { ...projection, job: { id, verb, state, phase, percent, words } };
  }
}
