import { OrderConflictEntity } from '../conflicts/order-conflict.entity.js';
import { ProgressEntity } from '../progress/progress.entity.js';
import { AddProgressTimes1764400000000 } from './add-progress-times.migration.js';
import { CreateAfterSales1763900000000 } from './create-after-sales.migration.js';
import { CreateComplexity1765100000000 } from './create-complexity.migration.js';
import { CreateOrderConflicts1764300000000 } from './create-order-conflicts.migration.js';

export const AFTER_SALES_SCHEMA = {
  schema: 'after_sales',
  entities: [ProgressEntity, OrderConflictEntity],
  migrations: [
    CreateAfterSales1763900000000,
    CreateOrderConflicts1764300000000,
    AddProgressTimes1764400000000,
    CreateComplexity1765100000000,
  ],
};
