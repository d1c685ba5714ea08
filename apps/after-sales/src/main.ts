import { runService } from '@bujiao/platform';
import { AfterSalesModule } from './after-sales.module.js';

await runService({
  name: 'after-sales',
  module: AfterSalesModule,
  docs: {
    title: 'Bujiao after-sales',
    description: 'Progress, receipts, and the history that proves it all.',
  },
});
