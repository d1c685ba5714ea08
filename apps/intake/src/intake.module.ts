import { Module } from '@nestjs/common';
import { OrdersModule } from '@bujiao/order-desk';
import { DatabaseModule } from '@bujiao/platform';
import { PoliciesModule } from '@bujiao/policy-desk';
import { HandlerJobsModule } from '@bujiao/replay/nest';
import { INTAKE_SCHEMA } from './database/intake-schema.js';
import { ExplanationController } from './explanation/explanation.controller.js';
import { Explanations } from './explanation/explanations.service.js';
import { FindOrdersController } from './find-orders/find-orders.controller.js';
import { FindOrders } from './find-orders/find-orders.service.js';
import { OrderNumbersHandler } from './find-orders/order-numbers.handler.js';
import { OrderNumbers } from './find-orders/order-numbers.repository.js';
import { MyOrdersController } from './my-orders/my-orders.controller.js';
import { MyOrderIds } from './my-orders/my-orders.repository.js';
import { OrderSummaries } from './my-orders/order-summaries.service.js';
import { OrderEventsController } from './order-feed/order-events.controller.js';
import { OrderFeedImpact } from './order-feed/order-feed.impact.js';
import { OrderFeedHandler } from './order-feed/order-feed.handler.js';
import { OrderFeed } from './order-feed/order-feed.service.js';
import { Facts } from './order-feed/facts.service.js';
import { StreamNews } from './order-feed/stream-news.service.js';
import { PlacingJudge } from './order-feed/placing-judge.service.js';
import { RejectedRetention } from './order-feed/rejected-retention.service.js';
import { RejectedOrderEvents } from './order-feed/rejected-order-events.repository.js';
import { OrderOptionsController } from './order-options/order-options.controller.js';
import { OrderPageController } from './order-page/order-page.controller.js';
import { OrderPages } from './order-page/order-page.service.js';
import { OrderRecords } from './order-record/order-records.repository.js';
import { EditsInHistory } from './parked-events/edits-in-history.service.js';
import { PolicyInstallation } from './policy-installation/policy-installation.service.js';
import { ResubmissionRequestsController } from './resubmission-requests/resubmission-requests.controller.js';
import { ResubmissionRequests } from './resubmission-requests/resubmission-requests.service.js';

/** Takes order events and resubmission requests. Needs the global config, event store, key ring and bus. */
@Module({
  imports: [
    DatabaseModule.forService(INTAKE_SCHEMA),
    OrdersModule.forService('intake'),
    PoliciesModule,
    HandlerJobsModule,
  ],
  controllers: [
    OrderEventsController,
    OrderFeedHandler,
    MyOrdersController,
    FindOrdersController,
    OrderNumbersHandler,
    OrderOptionsController,
    OrderPageController,
    ExplanationController,
    ResubmissionRequestsController,
  ],
  providers: [
    OrderFeed,
    OrderFeedImpact,
    EditsInHistory,
    FindOrders,
    MyOrderIds,
    OrderNumbers,
    OrderSummaries,
    OrderPages,
    Explanations,
    OrderRecords,
    PolicyInstallation,
    Facts,
    PlacingJudge,
    StreamNews,
    RejectedOrderEvents,
    RejectedRetention,
    ResubmissionRequests,
  ],
})
export class IntakeModule {}
