import { Controller, Get } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Roles, ServicePool } from '@bujiao/platform';
import type { Pool } from 'pg';
import { FlowDto } from './flow.dto.js';
import { flowOf, WINDOW_MINUTES, type FlowRow, type FlowView } from './flow.js';

/** Reads every row once. */
const FLOW = `
select stage, outcome, count(*)::int as count, min(updated_at) as oldest,
  count(*) filter (where updated_at > since)::int as recent,
  count(*) filter (where requested_at > since)::int as requested,
  count(*) filter (where delivered_at > since)::int as delivered
from after_sales.resubmission_progress, (select now() - make_interval(mins => $1) as since) as w
group by 1, 2`;
/** Everybody who looks within this time gets one answer. ms */
const KEPT_MS = 4_000;

@ApiTags('ops')
@ApiBearerAuth()
@Roles('ops')
@Controller('flow')
export class FlowController {
  private kept: { readonly until: number; readonly flow: Promise<FlowView> } | undefined;

  constructor(@ServicePool('after_sales') private readonly pool: Pool) {}

  @Get()
  @ApiOperation({
    summary: 'How resubmissions flow: asked for, waiting in each stage and since when, delivered, ended',
    description: 'By the read model of the progress. At most a few seconds old.',
  })
  @ApiOkResponse({ type: FlowDto })
  flow(): Promise<FlowView> {
    const now = Date.now();
    if (!this.kept || this.kept.until < now) this.kept = { until: now + KEPT_MS, flow: this.read() };
    return this.kept.flow;
  }

  private async read(): Promise<FlowView> {
    try {
      return flowOf((await this.pool.query<FlowRow>(FLOW, [WINDOW_MINUTES])).rows);
    } catch (error) {
      this.kept = undefined;
      throw error;
    }
  }
}
