import { PLANNED_ONCE_BY_INDEX } from '@bujiao/platform';
import { RejectedOrderEventEntity } from '../order-feed/rejected-order-event.entity.js';
import { OrderRecordEntity } from '../order-record/order-record.entity.js';
import { AddOffers1765100000000 } from './add-offers.migration.js';
import { AddSnapshotOwners1764000000000 } from './add-snapshot-owners.migration.js';
import { BuyerProfiles1765000000000 } from './buyer-profiles.migration.js';
import { CountBuyerRequests1764900000000 } from './count-buyer-requests.migration.js';
import { CreateIntake1763900000000 } from './create-intake.migration.js';
import { GoodsCatalogue1765310000000 } from './goods-catalogue.migration.js';
import { EndOffers1765320000000 } from './end-offers.migration.js';
import { FindOrders1764700000000 } from './find-orders.migration.js';
import { RecordGoodsChanges1765410000000 } from './record-goods-changes.migration.js';
import { KeepOrderFacts1764300000000 } from './keep-order-facts.migration.js';
import { RecipientsByTemplate1765330000000 } from './recipients-by-template.migration.js';
import { NotifyOfRejections1765420000000 } from './notify-of-rejections.migration.js';
import { ResubmittedOrders1765430000000 } from './resubmitted-orders.migration.js';
import { SayWhatWasRejected1764800000000 } from './say-what-was-rejected.migration.js';

export const INTAKE_SCHEMA = {
  schema: 'intake',
  entities: [OrderRecordEntity, RejectedOrderEventEntity],
  migrations: [
    CreateIntake1763900000000,
    AddSnapshotOwners1764000000000,
    KeepOrderFacts1764300000000,
    FindOrders1764700000000,
    SayWhatWasRejected1764800000000,
    BuyerProfiles1765000000000,
    AddOffers1765100000000,
    CountBuyerRequests1764900000000,
    GoodsCatalogue1765310000000,
    EndOffers1765320000000,
    RecipientsByTemplate1765330000000,
    RecordGoodsChanges1765410000000,
    NotifyOfRejections1765420000000,
    ResubmittedOrders1765430000000,
  ],
  poolSettings: PLANNED_ONCE_BY_INDEX,
};
