import { Module } from '@nestjs/common';
import { OrdersModule } from '@bujiao/order-desk';
import { Config, DatabaseModule, TimersModule } from '@bujiao/platform';
import { PoliciesModule } from '@bujiao/policy-desk';
import { TemplatesModule } from '@bujiao/recharge-templates';
import { HandlerJobsModule } from '@bujiao/replay/nest';
import { CardImport } from './card-stock/card-import.service.js';
import { CardStatesHandler } from './card-stock/card-states.handler.js';
import { CardStockController } from './card-stock/card-stock.controller.js';
import { CardStock } from './card-stock/card-stock.repository.js';
import { CardVault } from './card-stock/card-vault.js';
import { IssuedCardsController } from './card-stock/issued-cards.controller.js';
import { FULFILLMENT_SCHEMA } from './database/fulfillment-schema.js';
import { SupplierCards } from './card-stock/supplier-cards.repository.js';
import { DELIVERY_POLICY, DELIVERY_POLICY_TOKEN } from './delivery/delivery-policy.js';
import { DeliveryHandler } from './delivery/delivery.handler.js';
import { DeliveryImpact } from './delivery/delivery.impact.js';
import { DeliveryService } from './delivery/delivery.service.js';
import { ReservationSweep } from './delivery/reservation-sweep.service.js';
import { StockIssue } from './delivery/stock-issue.service.js';
import { SupplierCalls } from './delivery/supplier-calls.service.js';
import { SupplierOutcomes } from './delivery/supplier-outcomes.service.js';
import { ManualWorkChangesController } from './manual-work/manual-work-changes.controller.js';
import { ManualWorkChanges } from './manual-work/manual-work-changes.js';
import { ManualWorkController } from './manual-work/manual-work.controller.js';
import { ManualWorkHandler } from './manual-work/manual-work.handler.js';
import { ManualWorkRows } from './manual-work/manual-work.repository.js';
import { RoleCheckHandler } from './role-check/role-check.handler.js';
import { RoleCheckService } from './role-check/role-check.service.js';
import { HttpSupplier } from './suppliers/http-supplier.js';
import { SuppliedTargets } from './suppliers/supplied-targets.service.js';
import { Suppliers } from './suppliers/suppliers.js';

const DEFAULT_SUPPLIER = 'default';

/** Delivers what is still owed, at most once: from card stock or by suppliers. */
@Module({
  imports: [
    DatabaseModule.forService(FULFILLMENT_SCHEMA),
    TimersModule.forService('fulfillment'),
    OrdersModule.forService('fulfillment'),
    PoliciesModule,
    TemplatesModule,
    HandlerJobsModule,
  ],
  controllers: [
    CardStockController,
    CardStatesHandler,
    IssuedCardsController,
    DeliveryHandler,
    RoleCheckHandler,
    ManualWorkChangesController,
    ManualWorkController,
    ManualWorkHandler,
  ],
  providers: [
    CardImport,
    CardStock,
    CardVault,
    DeliveryImpact,
    DeliveryService,
    ReservationSweep,
    RoleCheckService,
    StockIssue,
    SuppliedTargets,
    SupplierCalls,
    ManualWorkChanges,
    ManualWorkRows,
    SupplierCards,
    SupplierOutcomes,
    { provide: DELIVERY_POLICY_TOKEN, useValue: DELIVERY_POLICY },
    {
      provide: Suppliers,
      inject: [Config],
      useFactory: ({ supplierUrl, supplierKey }: Config) =>
        new Suppliers([
          new HttpSupplier({ supplierId: DEFAULT_SUPPLIER, url: supplierUrl, key: supplierKey }),
        ]),
    },
  ],
})
export class FulfillmentModule {}
