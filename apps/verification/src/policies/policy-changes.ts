import { Injectable, Logger } from '@nestjs/common';
import { ChangeFeed, Config, NotifiedMark, ServicePool } from '@bujiao/platform';
import { PolicyReader } from '@bujiao/policy-desk';
import { JOBS_CHANNEL } from '@bujiao/replay';
import type { Pool } from 'pg';
import { TARGETS } from '../backtest/backtest-work.js';

export const POLICY_VIEWS = ['backtests', 'policies'] as const;

/** Backtests and shadows are jobs: each checkpoint and each change of state moves it. */
const BACKTESTS = `
  select concat_ws('/', max(seq), max(updated_at), md5(string_agg(state, ',' order by seq))) as mark
  from ops.jobs where target like '${TARGETS.backtest}%' or target like '${TARGETS.shadow}%'`;

/** Follows versions of the rules, which the process has in memory, and their trials, while somebody has one open. */
@Injectable()
export class PolicyChanges extends ChangeFeed {
  constructor(@ServicePool('verification') pool: Pool, { pgUrl }: Config, reader: PolicyReader) {
    const logger = new Logger('policies');
    const backtests = new NotifiedMark({
      url: pgUrl,
      name: 'backtests',
      channel: JOBS_CHANNEL,
      read: async () => (await pool.query<{ mark: string }>(BACKTESTS)).rows[0]?.mark ?? '',
    });
    super({
      whileWatched: backtests.listen,
      read: async () => ({ backtests: await backtests.read(), policies: reader.mark }),
      onTrouble: (err) => logger.warn({ msg: 'backtests could not be followed', err }),
    });
  }
}
