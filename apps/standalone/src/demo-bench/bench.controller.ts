import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { ApiProblems, conflict, Roles } from '@bujiao/platform';
import {
  BenchDto,
  BenchEmptiedDto,
  BenchEmptyDto,
  BenchMovedDto,
  BenchOrderDto,
  BenchPlacedDto,
  BenchSupplierDto,
  BenchTimerDto,
} from './bench.dto.js';
import { benchClosed, DemoBench, noSuchService } from './bench.service.js';

const CLOSED = benchClosed('There are no demo tokens here: DEMO_TOKENS is off.');
const TAKEN = conflict(
  'demo-port-taken',
  'Port 4020 is taken, such as by npm run demo: wait until that has ended.',
);
const OUTSIDE = conflict(
  'demo-bench-outside',
  'This installation calls a supplier or a payment gateway of somebody else: the bench plays neither.',
);

/** For newcomers: make something go wrong, and see what the product does about it. In the standalone only. */
@ApiTags('demo')
@ApiBearerAuth()
@Roles('ops')
@Controller('demo/bench')
export class DemoBenchController {
  constructor(private readonly bench: DemoBench) {}

  @Get()
  @ApiOperation({ summary: 'What the demo bench can do, and how its world stands' })
  @ApiOkResponse({ type: BenchDto })
  @ApiProblems(CLOSED)
  look(): Promise<BenchDto> {
    this.bench.assertOpen();
    return this.bench.look();
  }

  @Post('orders')
  @ApiOperation({
    summary: 'Place an order that goes wrong in a chosen way',
    description:
      'The bench publishes it as a shop does, and plays supplier and payment gateway from then on.',
  })
  @ApiCreatedResponse({ type: BenchPlacedDto })
  @ApiProblems(CLOSED, TAKEN, OUTSIDE)
  place(@Body() order: BenchOrderDto): Promise<BenchPlacedDto> {
    this.bench.assertOpen();
    return this.bench.place(order);
  }

  @Post('supplier')
  @HttpCode(204)
  @ApiOperation({ summary: 'Stop the supplier of the bench, have it answer otherwise, or start it again' })
  @ApiNoContentResponse({ description: 'It does so from now on.' })
  @ApiProblems(CLOSED, TAKEN, OUTSIDE)
  async supplier(@Body() { mode }: BenchSupplierDto): Promise<void> {
    this.bench.assertOpen();
    await this.bench.setSupplier(mode);
  }

  @Post('stock/empty')
  @HttpCode(200)
  @ApiOperation({ summary: 'Make stock run out: every card of the goods that could be delivered is voided' })
  @ApiOkResponse({ type: BenchEmptiedDto })
  @ApiProblems(CLOSED)
  async empty(@Body() { goodsId }: BenchEmptyDto): Promise<BenchEmptiedDto> {
    this.bench.assertOpen();
    return { voided: await this.bench.empty(goodsId) };
  }

  @Post('timers/due')
  @HttpCode(200)
  @ApiOperation({ summary: 'Move the clock of a deadline: a timer fires now' })
  @ApiOkResponse({ type: BenchMovedDto })
  @ApiProblems(CLOSED, noSuchService('shipping'))
  async due(@Body() timer: BenchTimerDto): Promise<BenchMovedDto> {
    this.bench.assertOpen();
    return { moved: await this.bench.moveTimer(timer) };
  }
}
