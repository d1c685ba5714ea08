import { PLANNED_ONCE_BY_INDEX } from '@bujiao/platform';
import { CreateBacktests1764500000001 } from '../backtest/create-backtests.migration.js';
import { CreateVerification1764500000000 } from './create-verification.migration.js';
import { BindRoles1764800000000 } from './bind-roles.migration.js';
import { FindEvidenceByAddress1765420000000 } from './find-evidence-by-address.migration.js';
import { KeepEvidence1764700000000 } from './keep-evidence.migration.js';
import { RemindReviewers1764600000000 } from './remind-reviewers.migration.js';

export const VERIFICATION_SCHEMA = {
  schema: 'verification',
  entities: [],
  migrations: [
    CreateVerification1764500000000,
    CreateBacktests1764500000001,
    RemindReviewers1764600000000,
    BindRoles1764800000000,
    KeepEvidence1764700000000,
    FindEvidenceByAddress1765420000000,
  ],
  poolSettings: PLANNED_ONCE_BY_INDEX,
};
