import { Body, Controller, Get, HttpCode, Inject, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { uuidOf } from '@bujiao/event-store';
import {
  ORDER_DESK,
  orderNotFound,
  problemOfRefusal,
  refusalProblem,
  type OrderDesk,
} from '@bujiao/order-desk';
import { ApiProblems, badCursor, CurrentUser, IdempotencyKey, Roles, type Principal } from '@bujiao/platform';
import { findResubmission } from '@bujiao/order-history';
import { POLICIES, type Policies } from '@bujiao/policy-desk';
import { DELIVERY_POLICY_TOKEN, type DeliveryPolicy } from '../delivery/delivery-policy.js';
import { stepInput } from '../delivery/step-input.js';
import { Suppliers } from '../suppliers/suppliers.js';
import { manualWorkCursor, ManualWorkRows } from './manual-work.repository.js';
import {
  ManualWorkItemDto,
  ManualWorkQuery,
  ManualWorkResolvedDto,
  ManualWorkRowDto,
  ResolutionDto,
} from './manual-work.dto.js';
import { manualWorkItem, manualWorkView, type ManualWork, type ManualWorkItem } from './manual-work.view.js';
import { nothingOpen, notWaiting, resolveManualWork } from './resolve-manual-work.decider.js';

@ApiTags('manual work')
@ApiBearerAuth()
@Controller('manual-work')
export class ManualWorkController {
  constructor(
    private readonly rows: ManualWorkRows,
    @Inject(ORDER_DESK) private readonly desk: OrderDesk,
    @Inject(DELIVERY_POLICY_TOKEN) private readonly policy: DeliveryPolicy,
    private readonly suppliers: Suppliers,
    @Inject(POLICIES) private readonly policies: Policies,
  ) {}

  @Get()
  @Roles('ops', 'after-sales')
  @ApiOperation({ summary: 'Resubmissions that wait for a person, the oldest deadline first' })
  @ApiOkResponse({ type: [ManualWorkRowDto] })
  @ApiProblems(badCursor())
  async list(
    @Query() { sort, cursor, limit }: ManualWorkQuery,
  ): Promise<(ManualWork & { readonly cursor: string })[]> {
    const rows = await this.rows.waiting({ sort, limit, ...(cursor !== undefined && { cursor }) });
    return rows.map((row) => ({ ...manualWorkView(row), cursor: manualWorkCursor(row, sort) }));
  }

  @Get(':resubmissionId')
  @Roles('ops', 'after-sales')
  @ApiOperation({
    summary: 'What was tried and is known, and what each decision would do now',
    description:
      'Records nothing: a dry run of the decision that the resolution takes, and of what delivery does then.',
  })
  @ApiOkResponse({ type: ManualWorkItemDto })
  @ApiProblems(orderNotFound(), refusalProblem(notWaiting()))
  async item(@Param('resubmissionId', ParseUUIDPipe) resubmissionId: string): Promise<ManualWorkItem> {
    const row = await this.rows.find(resubmissionId);
    if (!row) throw orderNotFound();
    const history = await this.desk.freshHistoryOf(row.orderId);
    const resubmission = findResubmission(history, resubmissionId);
    if (resubmission?.status !== 'waiting-for-human') throw refusalProblem(notWaiting());
    const { policy, suppliers } = this;
    const rules = await this.policies.ofVersion(resubmission.policyVersion);
    return manualWorkItem(row, history, stepInput({ policy, rules, suppliers }, Date.now()));
  }

  @Post(':resubmissionId/resolution')
  @HttpCode(200)
  @Roles('ops', 'after-sales')
  @ApiOperation({ summary: 'Tell what was found out about a delivery, or give it up' })
  @ApiOkResponse({ type: ManualWorkResolvedDto })
  @ApiProblems(orderNotFound(), refusalProblem(notWaiting()), refusalProblem(nothingOpen()))
  async resolve(
    @Param('resubmissionId', ParseUUIDPipe) resubmissionId: string,
    @Body() { orderId, resolution, note = '', reason, quantity }: ResolutionDto,
    @IdempotencyKey() key: string,
    @CurrentUser() { id, actor }: Principal,
  ): Promise<{ readonly resubmissionId: string; readonly status: string }> {
    if (!findResubmission(await this.desk.freshHistoryOf(orderId), resubmissionId)) throw orderNotFound();
    const causationId = `resolution:${uuidOf(`${resubmissionId}\n${id}\n${key}`)}`;
    try {
      const { state, head } = await this.desk.decide(
        { orderId, causationId, correlationId: resubmissionId, actor },
        (history) =>
          resolveManualWork(history, {
            resubmissionId,
            resolution,
            note,
            causationId,
            ...(reason && { reason }),
            ...(quantity !== undefined && { quantity }),
          }),
      );
      const status = findResubmission(state, resubmissionId)?.status ?? 'unknown';
      if (status !== 'waiting-for-human' && head !== 'no-stream')
        await this.rows.resolved({ resubmissionId, orderId, revision: head.revision });
      return { resubmissionId, status };
    } catch (error) {
      throw problemOfRefusal(error);
    }
  }
}
