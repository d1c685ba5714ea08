import { PLANNED_ONCE_BY_INDEX } from '@bujiao/platform';
import { CardBatchEntity } from '../card-stock/card-batch.entity.js';
import { CardSecretEntity } from '../card-stock/card-secret.entity.js';
import { ManualWorkEntity } from '../manual-work/manual-work.entity.js';
import { AddCardExpiry1764300000000 } from './add-card-expiry.migration.js';
import { CreateFulfillment1763900000000 } from './create-fulfillment.migration.js';
import { RebuildManualWork1764300000000 } from './rebuild-manual-work.migration.js';

export const FULFILLMENT_SCHEMA = {
  schema: 'fulfillment',
  entities: [CardSecretEntity, CardBatchEntity, ManualWorkEntity],
  migrations: [CreateFulfillment1763900000000, AddCardExpiry1764300000000, RebuildManualWork1764300000000],
  poolSettings: PLANNED_ONCE_BY_INDEX,
};
