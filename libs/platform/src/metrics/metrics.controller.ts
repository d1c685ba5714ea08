import { Controller, Get, Header } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { within } from '@bujiao/basics';
import { register } from 'prom-client';
import { Public } from '../auth/index.js';
import { BusMetrics } from './bus-metrics.js';

/** ms; a source that has not answered by then keeps its last values. */
const SOURCES_DEADLINE_MS = 2_000;

/** For Prometheus. Holds counts and times, never names of people or orders. */
@ApiTags('operations')
@Public()
@Controller('metrics')
export class MetricsController {
  constructor(private readonly bus: BusMetrics) {}

  @Get()
  @ApiOperation({ summary: 'Figures for Prometheus' })
  @ApiOkResponse({ content: { 'text/plain': { schema: { type: 'string' } } } })
  @Header('content-type', register.contentType)
  async metrics(): Promise<string> {
    await within(SOURCES_DEADLINE_MS, this.bus.refresh());
    return register.metrics();
  }
}
