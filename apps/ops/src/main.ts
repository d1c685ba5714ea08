import { runService } from '@bujiao/platform';
import { OpsModule } from './ops.module.js';

await runService({
  name: 'ops',
  module: OpsModule,
  docs: { title: 'Bujiao ops', description: 'Replays, lag, dead letters by reason, events, timers.' },
  consumes: false,
  takesTokens: true,
});
