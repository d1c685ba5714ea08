import type { ProductClient } from '../product/product-client.js';
import type { Screen } from '../screen/screen.js';
import type { PlannedOrder } from '../shop/planned-order.js';
import type { Shop } from '../shop/shop.js';
import type { DemoOptions } from './demo-options.js';
import type { World } from './world.js';

/** Everything that one run of the demo plays with. */
export interface Stage {
  readonly options: DemoOptions;
  readonly product: ProductClient;
  readonly screen: Screen;
  readonly world: World;
  readonly shop: Shop;
  readonly orders: readonly PlannedOrder[];
  /** Tells the orders of this run from those of every other. */
  readonly runId: string;
  /** The deadline of the whole demo. */
  readonly signal: AbortSignal;
}
