import { Controller, Get, Inject, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { ORDER_DESK, OrderIdPipe, orderNotFound, refusalProblem, type OrderDesk } from '@bujiao/order-desk';
import { ApiProblems, badCursor, Config, Roles } from '@bujiao/platform';
import {
  CheckedPieceDto,
  CheckedPiecesDto,
  CheckPiecesQuery,
  EvidenceOverviewDto,
  FindStraysQuery,
  FoundStraysDto,
} from './evidence-checks.dto.js';
import { EvidenceChecks, type CheckedPiece } from './evidence-checks.service.js';
import { evidenceOverview } from './evidence-overview.js';
import { evidenceStoreUnavailable, orEvidenceProblem } from './evidence-problems.js';
import { evidenceNotKept } from './evidence-refusals.js';
import { EvidenceStrays } from './evidence-strays.service.js';
import { KeptEvidenceRows } from './kept-evidence.repository.js';

const EVIDENCE_ID = { name: 'evidenceId', schema: { type: 'string', format: 'uuid' } } as const;

/** Whether what buyers uploaded is there and is what it was. No content leaves by these routes. */
@ApiTags('evidence')
@ApiBearerAuth()
@Controller()
export class EvidenceChecksController {
  constructor(
    @Inject(ORDER_DESK) private readonly desk: OrderDesk,
    private readonly checks: EvidenceChecks,
    private readonly strays: EvidenceStrays,
    private readonly rows: KeptEvidenceRows,
    private readonly config: Config,
  ) {}

  @Get('orders/:orderId/evidence')
  @Roles('ops', 'after-sales', 'reviewer')
  @ApiOperation({ summary: 'All evidence of an order, for staff: kind, size, mark, state and deadlines' })
  @ApiOkResponse({ type: EvidenceOverviewDto })
  @ApiProblems(orderNotFound())
  async list(@Param('orderId', OrderIdPipe) orderId: string): Promise<EvidenceOverviewDto> {
    const history = await this.desk.freshHistoryOf(orderId);
    if (!history.terms) throw orderNotFound();
    const { retentionDays } = this.config;
    return evidenceOverview(orderId, history, { kept: await this.rows.ofOrder(orderId), retentionDays });
  }

  @Get('orders/:orderId/evidence/:evidenceId/check')
  @Roles('ops', 'after-sales')
  @ApiParam(EVIDENCE_ID)
  @ApiOperation({ summary: 'Whether the content of evidence is in the store, and is what was uploaded' })
  @ApiOkResponse({ type: CheckedPieceDto })
  @ApiProblems(orderNotFound(), refusalProblem(evidenceNotKept()), evidenceStoreUnavailable())
  async check(
    @Param('orderId', OrderIdPipe) orderId: string,
    @Param('evidenceId', ParseUUIDPipe) evidenceId: string,
  ): Promise<CheckedPieceDto> {
    return pieceDto(await orEvidenceProblem(() => this.checks.piece(orderId, evidenceId)));
  }

  @Get('evidence-checks/pieces')
  @Roles('ops')
  @ApiOperation({
    summary: 'Check the next pieces that the histories name against the store',
    description: 'A page holds one content in memory at a time. Begin without `after`, go on with `next`.',
  })
  @ApiOkResponse({ type: CheckedPiecesDto })
  @ApiProblems(badCursor(), refusalProblem(evidenceNotKept()), evidenceStoreUnavailable())
  async pieces(@Query() { after = 'start', limit }: CheckPiecesQuery): Promise<CheckedPiecesDto> {
    const { counts, faults, next } = await orEvidenceProblem(() => this.checks.page(after, limit));
    return { counts, faults: faults.map(pieceDto), ...(next !== undefined && { next }) };
  }

  @Get('evidence-checks/strays')
  @Roles('ops')
  @ApiOperation({ summary: 'Find contents in the store that no history names, the next in order' })
  @ApiOkResponse({ type: FoundStraysDto })
  @ApiProblems(refusalProblem(evidenceNotKept()), evidenceStoreUnavailable())
  find(@Query() { after, limit }: FindStraysQuery): Promise<FoundStraysDto> {
    return orEvidenceProblem(() => this.strays.page(after, limit));
  }
}

const pieceDto = ({ orderId, resubmissionId, evidence, state }: CheckedPiece): CheckedPieceDto => ({
  orderId,
  resubmissionId,
  evidenceId: evidence.evidenceId,
  mark: evidence.mark,
  state,
});
