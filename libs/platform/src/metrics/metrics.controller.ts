import { Controller, Get, Header } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { register } from 'prom-client';
import { Public } from '../auth/index.js';
import { BusMetrics } from './bus-metrics.js';

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
    await this.bus.refresh();
    return register.metrics();
  }
}
