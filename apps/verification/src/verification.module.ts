import { Module } from '@nestjs/common';
import { HttpPaymentGateway, OrdersModule, PAYMENT_GATEWAY, PaymentProofs } from '@bujiao/order-desk';
import { Config, DatabaseModule, TimersModule } from '@bujiao/platform';
import { PoliciesModule } from '@bujiao/policy-desk';
import { TemplatesModule } from '@bujiao/recharge-templates';
import { HandlerJobsModule, ProjectionJobsModule } from '@bujiao/replay/nest';
import { BacktestJobs } from './backtest/backtest-jobs.js';
import { BacktestRows } from './backtest/backtest-rows.repository.js';
import { BacktestsController } from './backtest/backtests.controller.js';
import { Backtests } from './backtest/backtests.service.js';
import { EvidenceController } from './evidence/evidence.controller.js';
import { EvidenceChecksController } from './evidence/evidence-checks.controller.js';
import { EvidenceChecks } from './evidence/evidence-checks.service.js';
import { EvidenceStrays } from './evidence/evidence-strays.service.js';
import { EvidenceAsks } from './evidence/evidence-asks.service.js';
import { EvidenceDeadlines } from './evidence/evidence-deadlines.service.js';
import { EvidenceRetention } from './evidence/evidence-retention.service.js';
import { EvidenceHandler } from './evidence/evidence.handler.js';
import { EvidenceDesk } from './evidence/evidence.service.js';
import { KeptEvidenceRows } from './evidence/kept-evidence.repository.js';
import { EVIDENCE_STORE } from './evidence/store/evidence-store.port.js';
import { openEvidenceStore } from './evidence/store/open-evidence-store.js';
import { VerificationImpact } from './automatic-checks/verification.impact.js';
import { VerificationHandler } from './automatic-checks/verification.handler.js';
import { BoundRoles } from './goods-checks/bound-roles.repository.js';
import { GoodsFactsReader } from './goods-checks/goods-facts.service.js';
import { MyRolesController } from './goods-checks/my-roles.controller.js';
import { MyRoles } from './goods-checks/my-roles.service.js';
import { PermissionCodes } from './goods-checks/permission-codes.repository.js';
import { PermissionDeadlines } from './goods-checks/permission-deadlines.service.js';
import { PermissionsController } from './goods-checks/permissions.controller.js';
import { Permissions } from './goods-checks/permissions.service.js';
import { RoleBindings } from './goods-checks/role-bindings.service.js';
import { PolicyChangesController } from './policies/policy-changes.controller.js';
import { PolicyChanges } from './policies/policy-changes.js';
import { PoliciesController, PolicySchemaController } from './policies/policies.controller.js';
import { PolicyVersions } from './policies/policies.service.js';
import { ReviewCases } from './review-queue/review-cases.repository.js';
import { ReviewDeadlines } from './review-queue/review-deadlines.service.js';
import { SimilarDecisions } from './review-queue/similar-decisions.repository.js';
import { ReviewChangesController } from './review-queue/review-changes.controller.js';
import { ReviewChanges } from './review-queue/review-changes.js';
import { ReviewsController } from './review-queue/reviews.controller.js';
import { ReviewsHandler } from './review-queue/reviews.handler.js';
import { Reviews } from './review-queue/reviews.service.js';
import { EvidenceUses } from './risk/evidence-uses.repository.js';
import { RISK_EVIDENCE } from './risk/risk-evidence.projection.js';
import { RiskHandler } from './risk/risk.handler.js';
import { RiskHistoryRows } from './risk/risk-history.repository.js';
import { RISK_ORDERS } from './risk/risk-orders.projection.js';
import { RiskReader } from './risk/risk-reader.service.js';
import { RISK_REQUESTS } from './risk/risk-requests.projection.js';
import { VERIFICATION_SCHEMA } from './database/verification-schema.js';

/** Decides whether a resubmission may be delivered, and asks a person where the score says so. */
@Module({
  imports: [
    DatabaseModule.forService(VERIFICATION_SCHEMA),
    TimersModule.forService('verification'),
    OrdersModule.forService('verification'),
    PoliciesModule,
    TemplatesModule,
    HandlerJobsModule,
    ProjectionJobsModule.forService({
      owner: 'verification',
      projections: [RISK_ORDERS, RISK_REQUESTS, RISK_EVIDENCE],
    }),
  ],
  controllers: [
    BacktestsController,
    EvidenceController,
    EvidenceHandler,
    EvidenceChecksController,
    PolicyChangesController,
    PoliciesController,
    PolicySchemaController,
    VerificationHandler,
    RiskHandler,
    ReviewChangesController,
    ReviewsController,
    ReviewsHandler,
    PermissionsController,
    MyRolesController,
  ],
  providers: [
    BacktestJobs,
    BacktestRows,
    Backtests,
    PolicyChanges,
    PolicyVersions,
    PaymentProofs,
    VerificationImpact,
    RiskHistoryRows,
    EvidenceUses,
    RiskReader,
    ReviewCases,
    ReviewChanges,
    Reviews,
    SimilarDecisions,
    ReviewDeadlines,
    BoundRoles,
    GoodsFactsReader,
    MyRoles,
    PermissionCodes,
    PermissionDeadlines,
    Permissions,
    RoleBindings,
    EvidenceAsks,
    EvidenceDeadlines,
    EvidenceDesk,
    EvidenceChecks,
    EvidenceStrays,
    EvidenceRetention,
    KeptEvidenceRows,
    { provide: EVIDENCE_STORE, inject: [Config], useFactory: openEvidenceStore },
    { provide: PAYMENT_GATEWAY, useClass: HttpPaymentGateway },
  ],
})
export class VerificationModule {}
