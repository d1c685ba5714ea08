import { Gauge } from 'prom-client';
import { registered } from './registered.js';

const NAME = 'bujiao_outside_outage';

/**
 * Shows whether something outside answers nobody, such as the payment gateway. Absent until it was asked.
 * @param what as the fence of effects names it
 */
export function showOutage(what: string, isDown: boolean): void {
  const gauge = registered(
    NAME,
    () =>
      new Gauge({
        name: NAME,
        help: '1 while something outside answers nobody; what waits for it is tried again',
        labelNames: ['what'],
      }),
  );
  gauge.set({ what }, isDown ? 1 : 0);
}
