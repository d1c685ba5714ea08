import { RejectedOrderEventEntity } from '../order-feed/rejected-order-event.entity.js';
import { OrderSnapshotEntity } from '../order-snapshots/order-snapshot.entity.js';
import { AddSnapshotOwners1764000000000 } from './add-snapshot-owners.migration.js';
import { CreateIntake1763900000000 } from './create-intake.migration.js';

export const INTAKE_SCHEMA = {
  schema: 'intake',
  entities: [OrderSnapshotEntity, RejectedOrderEventEntity],
  migrations: [CreateIntake1763900000000, AddSnapshotOwners1764000000000],
};
