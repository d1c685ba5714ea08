import { runService } from '@bujiao/platform';
import { FulfillmentModule } from './fulfillment.module.js';

await runService({
  name: 'fulfillment',
  module: FulfillmentModule,
  docs: { title: 'Bujiao fulfillment', description: 'Delivers what is still owed, at most once.' },
});
