import type { DemoOptions } from './demo/demo-options.js';
import { startWorld } from './demo/world.js';

/** Runs gateway and supplier until it is interrupted: for trying the product by hand. */
export async function serve(options: DemoOptions): Promise<number> {
  const { gateway, supplier, close } = await startWorld(options);
  console.log(`payment gateway ${gateway.url}   POST /payments, POST /faults, DELETE /faults`);
  console.log(`supplier        ${supplier.url}   GET /ledger/{order_no}, POST /faults, DELETE /faults`);
  await new Promise<void>((resolve) => {
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
  });
  await close();
  return 0;
}
