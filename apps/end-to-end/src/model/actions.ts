import fc from 'fast-check';
import { moveClock } from './clock.js';
import { MOODS, type Mood } from './model-supplier.js';
import { handle, resolveByHand, fireTimer, confirmByBuyer, reveal } from './services.js';
import type { ShopEvent } from './shop-event.js';
import type { World } from './world.js';

/** Something that happens to the world. Numbers choose among what there is when it happens. */
export type Action =
  | { readonly do: 'open'; readonly gate: number }
  | { readonly do: 'go-on'; readonly gates: number }
  | { readonly do: 'tell'; readonly fact: number; readonly by: number }
  | { readonly do: 'request'; readonly key: number; readonly by: number }
  | { readonly do: 'handle'; readonly event: number; readonly by: number }
  | { readonly do: 'timer'; readonly by: number }
  | { readonly do: 'tick'; readonly ms: number }
  | { readonly do: 'crash'; readonly process: number }
  | { readonly do: 'supplier'; readonly mood: Mood; readonly answersAreLost: boolean }
  | { readonly do: 'stock'; readonly cards: number }
  | { readonly do: 'person'; readonly gaveUp: boolean; readonly by: number }
  | { readonly do: 'buyer'; readonly key: number; readonly by: number }
  | { readonly do: 'sweep'; readonly by: number };

const by = fc.nat({ max: 1 });
const weighted = (weight: number, arbitrary: fc.Arbitrary<Action>): fc.WeightedArbitrary<Action> => ({
  weight,
  arbitrary,
});

/** Mostly things go on; now and then something happens. */
export const actions: fc.Arbitrary<Action[]> = fc.array(
  fc.oneof(
    weighted(16, fc.record({ do: fc.constant('open' as const), gate: fc.nat({ max: 5 }) })),
    weighted(6, fc.record({ do: fc.constant('go-on' as const), gates: fc.integer({ min: 2, max: 10 }) })),
    weighted(3, fc.record({ do: fc.constant('tell' as const), fact: fc.nat({ max: 9 }), by })),
    weighted(4, fc.record({ do: fc.constant('request' as const), key: fc.nat({ max: 2 }), by })),
    // The third event of most histories is the approval, which sets off the delivery.
    weighted(
      8,
      fc.record({
        do: fc.constant('handle' as const),
        event: fc.oneof(fc.constant(2), fc.nat({ max: 7 })),
        by,
      }),
    ),
    weighted(4, fc.record({ do: fc.constant('timer' as const), by })),
    weighted(
      4,
      fc.record({
        do: fc.constant('tick' as const),
        ms: fc.constantFrom(1, 500, 2_000, 6_000, 12_000, 25_000, 70_000),
      }),
    ),
    weighted(2, fc.record({ do: fc.constant('crash' as const), process: by })),
    weighted(
      3,
      fc.record({
        do: fc.constant('supplier' as const),
        mood: fc.constantFrom(...MOODS),
        answersAreLost: fc.boolean(),
      }),
    ),
    weighted(1, fc.record({ do: fc.constant('stock' as const), cards: fc.integer({ min: 1, max: 2 }) })),
    weighted(2, fc.record({ do: fc.constant('person' as const), gaveUp: fc.boolean(), by })),
    weighted(1, fc.record({ do: fc.constant('buyer' as const), key: fc.nat({ max: 1 }), by })),
    weighted(1, fc.record({ do: fc.constant('sweep' as const), by })),
  ),
  { minLength: 20, maxLength: 120, size: 'max' },
);

const PERFORM: {
  readonly [K in Action['do']]: (
    world: World,
    action: Extract<Action, { do: K }>,
    shop: readonly ShopEvent[],
  ) => Promise<void>;
} = {
  open: (world, { gate }) => world.gates.open(gate),
  'go-on': async (world, { gates }) => {
    for (let i = 0; i < gates; i += 1) await world.gates.open(0);
  },
  tell: async (world, { fact, by: who }, shop) => {
    const told = shop[fact % shop.length];
    if (told) await world.tell(world.instance(who), told);
  },
  request: (world, { key, by: who }) => world.request(world.instance(who), `key-${key}`),
  handle: (world, { event, by: who }) => handle(world, world.instance(who), event),
  timer: (world, { by: who }) => fireTimer(world, world.instance(who)),
  tick: (world, { ms }) => moveClock(world, ms),
  crash: (world, { process }) => Promise.resolve(world.crash(process)),
  supplier: (world, { mood, answersAreLost }) => {
    Object.assign(world.supplier, { mood, answersAreLost });
    return Promise.resolve();
  },
  stock: (world, { cards }) => Promise.resolve(world.stock.add(cards)),
  person: (world, { gaveUp, by: who }) => resolveByHand(world, world.instance(who), gaveUp),
  buyer: async (world, { key, by: who }) => {
    await confirmByBuyer(world, world.instance(who));
    await reveal(world, world.instance(who), `reveal-${key}`);
  },
  sweep: (world, { by: who }) => world.begin(world.instance(who).sweep.sweep(0)),
};

export const perform = (world: World, action: Action, shop: readonly ShopEvent[]): Promise<void> =>
  PERFORM[action.do](world, action as never, shop);
