import { runService } from '@bujiao/platform';
import { RelayModule } from './relay.module.js';

await runService({
  name: 'relay',
  module: RelayModule,
  docs: { title: 'Bujiao relay', description: 'Publishes what the event store recorded to Kafka.' },
  consumes: false,
});
