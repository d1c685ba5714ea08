import { Consumers, type BusHarness, type Installation } from './harness.js';
import { deadLetterPromises } from './dead-letter-promises.js';
import { deliveryPromises } from './delivery-promises.js';
import { projectionPromises } from './projection-promises.js';

/** Every promise of the event bus, tested on one transport. */
export function busContract(name: string, create: () => Promise<BusHarness>): void {
  describe(`event bus: ${name}`, () => {
    const installation = {} as Installation;

    beforeEach(async () => {
      installation.harness = await create();
      installation.consumers = new Consumers(installation.harness);
    }, 60_000);

    afterEach(async () => {
      await installation.consumers.endAll();
      await installation.harness.close();
    }, 60_000);

    deliveryPromises(installation);
    deadLetterPromises(installation);
    projectionPromises(installation);
  });
}
