import { Module } from '@nestjs/common';
import { BackupsController } from './backups/backups.controller.js';
import { ChangesController } from './changes/changes.controller.js';
import { OpsChanges } from './changes/ops-changes.js';
import { ConsumersController } from './consumers/consumers.controller.js';
import { DeadLetterReasonsController } from './dead-letters/dead-letter-reasons.controller.js';
import { EventReader } from './events/event-reader.js';
import { EventsController } from './events/events.controller.js';
import { DiscardPlans } from './handling/discard-plans.service.js';
import { DiscardsController } from './handling/discards.controller.js';
import { HandlingPlans } from './handling/handling-plans.service.js';
import { Impacts } from './handling/impacts.service.js';
import { RedeliveriesController } from './handling/redeliveries.controller.js';
import { RedrivesController } from './handling/redrives.controller.js';
import { InstallationController } from './installation/installation.controller.js';
import { Installation } from './installation/installation.service.js';
import { JobsController } from './jobs/jobs.controller.js';
import { LagController } from './lag/lag.controller.js';
import { Lag } from './lag/lag.service.js';
import { OpsLog } from './log/ops-log.js';
import { LogController } from './log/log.controller.js';
import { OpsMetrics } from './metrics/ops-metrics.js';
import { OpsRuntime } from './ops-runtime.js';
import { ProjectionsController } from './projections/projections.controller.js';
import { ReplayPlans } from './replays/replay-plans.js';
import { ReplaysController } from './replays/replays.controller.js';
import { TimersController } from './timers/timers.controller.js';

/** What people of ops see and do: replays and their jobs, lag, dead letters by reason, events, timers. */
@Module({
  controllers: [
    BackupsController,
    ChangesController,
    ConsumersController,
    DeadLetterReasonsController,
    DiscardsController,
    EventsController,
    InstallationController,
    JobsController,
    LagController,
    LogController,
    ProjectionsController,
    RedeliveriesController,
    RedrivesController,
    ReplaysController,
    TimersController,
  ],
  providers: [
    DiscardPlans,
    EventReader,
    HandlingPlans,
    Impacts,
    Installation,
    Lag,
    OpsChanges,
    OpsLog,
    OpsMetrics,
    OpsRuntime,
    ReplayPlans,
  ],
})
export class OpsModule {}
