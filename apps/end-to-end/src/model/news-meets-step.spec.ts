import 'reflect-metadata';
import { checkHistory } from '@bujiao/order-history';
import { holdClock, releaseClock } from './clock.js';
import { NEWS, STEPS, tellBy1, type Situation } from './news-meets-step.js';
import { recover } from './recover.js';
import type { ShopEvent } from './shop-event.js';
import type { World } from './world.js';

/** All that happened: what is recorded, what the supplier was asked to deliver, which cards left stock. */
const happened = (world: World) => ({
  events: world.recordedEvents().map(({ type, data }) => ({ type, data })),
  supplier: [...world.supplier.entries],
  cards: world.stock.cards.map(({ cardId, state }) => ({ cardId, state })),
  faults: world.faults,
  breaches: checkHistory(world.recordedEvents()),
});

/** The step was decided, and stands right before its append, when the news is recorded. */
async function meanwhile({ world, begin }: Situation, news: ShopEvent): Promise<World> {
  await begin();
  await world.gates.openAllBut('append');
  expect(world.gates.isWaitingFor('append', world.instance(0).process)).toBe(true);
  await tellBy1(world, news);
  await world.gates.openAll();
  return world;
}

/** Process 0 has an older history at hand when it comes to the step. */
async function unheard({ world, begin }: Situation, news: ShopEvent): Promise<World> {
  await tellBy1(world, news);
  await begin();
  await world.gates.openAll();
  return world;
}

/** Process 0 has started since the news, and reads it. */
async function before({ world, begin }: Situation, news: ShopEvent): Promise<World> {
  await tellBy1(world, news);
  world.crash(0);
  await begin();
  await world.gates.openAll();
  return world;
}

describe('news that comes while a step is about to be recorded', () => {
  beforeAll(holdClock);
  afterAll(releaseClock);

  describe.each(Object.entries(STEPS))('%s', (_, situation) => {
    it.each(Object.entries(NEWS))('%s: all is as if it had been known before', async (__, news) => {
      const raced = await meanwhile(await situation(), news);
      const known = await before(await situation(), news);
      expect(happened(raced).events.length).toBeGreaterThan(3);
      expect(happened(raced)).toEqual(happened(known));
      expect(happened(await unheard(await situation(), news))).toEqual(happened(known));
      await recover(raced);
      expect(happened(raced)).toMatchObject({ faults: [], breaches: [] });
    });
  });
});
