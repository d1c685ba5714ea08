import { Module } from '@nestjs/common';
import { OrdersModule } from '@bujiao/order-desk';
import { DatabaseModule, TimersModule } from '@bujiao/platform';
import { PoliciesModule } from '@bujiao/policy-desk';
import { HandlerJobsModule, ProjectionJobsModule } from '@bujiao/replay/nest';
import { AfterSalesImpact } from './after-sales.impact.js';
import { CardRevealController } from './card-reveal/card-reveal.controller.js';
import { CardReveal } from './card-reveal/card-reveal.service.js';
import { IssuedCards } from './card-reveal/issued-cards.client.js';
import { ComplexityController } from './complexity/complexity.controller.js';
import { ComplexityHandler } from './complexity/complexity.handler.js';
import { COMPLEXITY } from './complexity/complexity.projection.js';
import { ComplexityReport } from './complexity/complexity.service.js';
import { AFTER_SALES_SCHEMA } from './database/after-sales-schema.js';
import { ConflictChangesController } from './conflicts/conflict-changes.controller.js';
import { ConflictChanges } from './conflicts/conflict-changes.js';
import { ConflictsController } from './conflicts/conflicts.controller.js';
import { ConflictsHandler } from './conflicts/conflicts.handler.js';
import { Conflicts } from './conflicts/conflicts.service.js';
import { OrderConflicts } from './conflicts/order-conflicts.repository.js';
import { FlowController } from './flow/flow.controller.js';
import { OrderRecords } from './history/order-records.client.js';
import { HistoryController } from './history/history.controller.js';
import { OrderStatesController } from './order-states/order-states.controller.js';
import { ProgressFeed } from './progress/progress-feed.js';
import { ProgressStream } from './progress/progress-stream.js';
import { ProgressController } from './progress/progress.controller.js';
import { PROGRESS } from './progress/progress.projection.js';
import { ProgressHandler } from './progress/progress.handler.js';
import { ProgressRows } from './progress/progress.repository.js';
import { ReceiptsController } from './receipts/receipts.controller.js';
import { ReceiptsHandler } from './receipts/receipts.handler.js';
import { Receipts } from './receipts/receipts.service.js';
import { UsualTimesController } from './usual-times/usual-times.controller.js';
import { UsualTimes } from './usual-times/usual-times.repository.js';

/** Progress, receipts, the reveal of secrets, and the history that proves it all. */
@Module({
  imports: [
    DatabaseModule.forService(AFTER_SALES_SCHEMA),
    TimersModule.forService('after_sales'),
    OrdersModule.forService('after-sales'),
    PoliciesModule,
    HandlerJobsModule,
    ProjectionJobsModule.forService({ owner: 'after-sales', projections: [PROGRESS, COMPLEXITY] }),
  ],
  controllers: [
    CardRevealController,
    ComplexityController,
    ComplexityHandler,
    ConflictChangesController,
    ConflictsController,
    ConflictsHandler,
    FlowController,
    HistoryController,
    OrderStatesController,
    ProgressController,
    ProgressHandler,
    ReceiptsController,
    ReceiptsHandler,
    UsualTimesController,
  ],
  providers: [
    AfterSalesImpact,
    CardReveal,
    ComplexityReport,
    ConflictChanges,
    Conflicts,
    OrderConflicts,
    OrderRecords,
    IssuedCards,
    ProgressFeed,
    ProgressRows,
    ProgressStream,
    Receipts,
    UsualTimes,
  ],
})
export class AfterSalesModule {}
