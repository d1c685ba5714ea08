import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiPropertyOptional,
  ApiTags,
} from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { uuidOf } from '@bujiao/event-store';
import { paymentGatewayUnavailable, problemOfRefusal, refusalProblem } from '@bujiao/order-desk';
import { ApiProblems, CurrentUser, IdempotencyKey, Roles, type Principal } from '@bujiao/platform';
import { evidenceFull } from '../evidence/evidence-refusals.js';
import type { ReviewCase } from './review-cases.repository.js';
import { alreadyDecided, claimedByAnother, notClaimed, tooLate } from './review-refusals.js';
import { ownOrder, reviewClosed, sameReviewer } from './review-resubmission.decider.js';
import {
  ClaimDto,
  ReviewCaseDto,
  ReviewCaseViewDto,
  ReviewDecisionDto,
  ReviewHeldDto,
} from './reviews.dto.js';
import { Reviews } from './reviews.service.js';

const QUEUES = ['all', 'escalated'] as const;

export class ReviewsQuery {
  @ApiPropertyOptional({
    enum: QUEUES,
    description:
      '`escalated`: those whose deadline passed and that went to a duty of yours, such as `lead-reviewer`.',
  })
  @IsOptional()
  @IsIn(QUEUES)
  queue?: (typeof QUEUES)[number];
}

/** Escalated to a duty of this person. Everybody else may still decide it: what is overdue waits for nobody. */
const isTheirs = ({ escalatedTo }: ReviewCase, { duties = [] }: Principal): boolean =>
  duties.some((duty) => duty === escalatedTo);

@ApiTags('reviews')
@ApiBearerAuth()
@Controller('reviews')
export class ReviewsController {
  constructor(private readonly reviews: Reviews) {}

  @Get()
  @Roles('reviewer', 'after-sales')
  @ApiOperation({ summary: 'Resubmissions that wait for a reviewer, the oldest deadline first' })
  @ApiOkResponse({ type: [ReviewCaseDto] })
  async list(@Query() { queue }: ReviewsQuery, @CurrentUser() user: Principal): Promise<ReviewCaseDto[]> {
    const cases = await this.reviews.waiting();
    return cases.filter((row) => queue !== 'escalated' || isTheirs(row, user)).map(rowOf);
  }

  @Get(':resubmissionId')
  @Roles('reviewer', 'after-sales')
  @ApiOperation({ summary: 'Everything that a decision about one case needs' })
  @ApiOkResponse({ type: ReviewCaseViewDto })
  @ApiProblems(refusalProblem(reviewClosed()))
  async show(@Param('resubmissionId', ParseUUIDPipe) id: string): Promise<ReviewCaseViewDto> {
    const view = await refusing(() => this.reviews.view(id));
    return { ...view, points: view.risk.points };
  }

  @Post(':resubmissionId/claim')
  @HttpCode(200)
  @Roles('reviewer', 'after-sales')
  @ApiOperation({ summary: 'Claim a case for ten minutes; the claim ends by itself' })
  @ApiOkResponse({ type: ReviewCaseDto })
  @ApiProblems(
    refusalProblem(reviewClosed()),
    refusalProblem(claimedByAnother(new Date(0))),
    refusalProblem(ownOrder()),
  )
  async claim(
    @Param('resubmissionId', ParseUUIDPipe) id: string,
    @Body() { takeOver = false }: ClaimDto,
    @CurrentUser() user: Principal,
  ): Promise<ReviewCaseDto> {
    return rowOf(await refusing(() => this.reviews.claim(id, user.id, takeOver)));
  }

  @Post(':resubmissionId/release')
  @HttpCode(204)
  @Roles('reviewer', 'after-sales')
  @ApiOperation({ summary: 'End your claim of a case' })
  @ApiNoContentResponse()
  async release(
    @Param('resubmissionId', ParseUUIDPipe) id: string,
    @CurrentUser() user: Principal,
  ): Promise<void> {
    await this.reviews.release(id, user.id);
  }

  @Post(':resubmissionId/decision')
  @HttpCode(200)
  @Roles('reviewer', 'after-sales')
  @ApiOperation({ summary: 'Decide a case that you have claimed; it is recorded a few seconds later' })
  @ApiOkResponse({ type: ReviewHeldDto })
  @ApiProblems(
    refusalProblem(reviewClosed()),
    refusalProblem(notClaimed()),
    refusalProblem(alreadyDecided()),
    refusalProblem(ownOrder()),
    refusalProblem(sameReviewer()),
    refusalProblem(evidenceFull(5)),
    paymentGatewayUnavailable(),
  )
  async decide(
    @Param('resubmissionId', ParseUUIDPipe) id: string,
    @Body() decision: ReviewDecisionDto,
    @IdempotencyKey() key: string,
    @CurrentUser() user: Principal,
  ): Promise<ReviewHeldDto> {
    const role = user.role === 'after-sales' ? 'after-sales' : 'reviewer';
    const causationId = `review:${uuidOf(`${id}\n${user.id}\n${key}`)}`;
    const held = { ...decision, reviewerId: user.id, role, causationId } as const;
    const until = await refusing(() => this.reviews.decide(id, held));
    return { resubmissionId: id, heldUntil: until.toISOString() };
  }

  @Post(':resubmissionId/take-back')
  @HttpCode(204)
  @Roles('reviewer', 'after-sales')
  @ApiOperation({ summary: 'Take back your decision before it is recorded' })
  @ApiNoContentResponse()
  @ApiProblems(refusalProblem(tooLate()))
  async takeBack(
    @Param('resubmissionId', ParseUUIDPipe) id: string,
    @CurrentUser() user: Principal,
  ): Promise<void> {
    await refusing(() => this.reviews.takeBack(id, user.id));
  }
}

async function refusing<Result>(act: () => Promise<Result>): Promise<Result> {
  try {
    return await act();
  } catch (error) {
    throw problemOfRefusal(error);
  }
}

const lateness = ({ remindedAt, overdueAt, escalatedTo }: ReviewCase) => ({
  ...(remindedAt && { remindedAt: remindedAt.toISOString() }),
  ...(overdueAt && { overdueAt: overdueAt.toISOString() }),
  ...(escalatedTo && { escalatedTo }),
});

const rowOf = (row: ReviewCase): ReviewCaseDto => ({
  resubmissionId: row.resubmissionId,
  orderId: row.orderId,
  question: row.question,
  requestedAt: row.requestedAt.toISOString(),
  deadline: row.deadline.toISOString(),
  amount: row.amount,
  points: row.points,
  ...(row.claimedBy && { claimedBy: row.claimedBy }),
  ...(row.claimedUntil && { claimedUntil: row.claimedUntil.toISOString() }),
  ...(row.heldUntil && { heldUntil: row.heldUntil.toISOString() }),
  ...lateness(row),
});
