import { Controller, Get, Header } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { register } from 'prom-client';
import { Public } from '../auth/index.js';
import { BusMetrics } from './bus-metrics.js';

/** For Prometheus. Holds counts and times, never names of people or orders. */
@ApiExcludeController()
@Public()
@Controller('metrics')
export class MetricsController {
  constructor(private readonly bus: BusMetrics) {}

  @Get()
  @Header('content-type', register.contentType)
  async metrics(): Promise<string> {
    await this.bus.refresh();
    return register.metrics();
  }
}
