import { shippedPolicy } from '@bujiao/policy-desk';
import { planTraffic } from './plan-traffic.js';
import { playTraffic } from './play/play-traffic.js';
import { runTraffic, standardPolicy } from './traffic-command.js';
import { intervalOf, resultOf } from './tally.js';
import { parseTrafficOptions } from './traffic-options.js';

const PLAN = { seed: 3, orders: 1_500, malicious: 0.3 };

describe('labelled traffic', () => {
  it('is the same for the same seed, and another for another', () => {
    expect(planTraffic(PLAN)).toEqual(planTraffic(PLAN));
    expect(planTraffic({ ...PLAN, seed: 4 })).not.toEqual(planTraffic(PLAN));
  });

  it('has as many orders of each label as were asked for', () => {
    const orders = planTraffic(PLAN);
    const malicious = orders.filter(({ label }) => label === 'malicious').length;
    expect(orders.filter(({ label }) => label === 'honest')).toHaveLength(1_050);
    expect(Math.abs(malicious - 450)).toBeLessThan(10);
  });

  it('is decided the same twice', () => {
    expect(resultOf(playTraffic(planTraffic(PLAN), standardPolicy()))).toEqual(
      resultOf(playTraffic(planTraffic(PLAN), standardPolicy())),
    );
  });

  it('mostly passes where nothing is scored, and mostly not with the score', () => {
    const orders = planTraffic(PLAN);
    const without = resultOf(playTraffic(orders, shippedPolicy('baseline')));
    const scored = resultOf(playTraffic(orders, standardPolicy()));
    expect(without.maliciousNotDelivered).toBeLessThan(0.4);
    expect(scored.maliciousNotDelivered).toBeGreaterThan(0.95);
    expect(scored.honestWithoutHuman).toBeGreaterThan(0.95);
  });

  it('never delivers an order twice, whatever is asked how often', () => {
    for (const { order, played } of playTraffic(planTraffic(PLAN), standardPolicy()))
      if (played.delivered && order.label !== 'malicious')
        expect(order.unitsOut).toBeLessThan(order.terms.quantity);
  });

  it('ends its output with one line of JSON', () => {
    const lines: string[] = [];
    expect(
      runTraffic(['--orders', '200', '--seed', '5', '--without', 'burst'], (line: string) =>
        lines.push(line),
      ),
    ).toBe(0);
    expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({
      seed: 5,
      orders: 200,
      honestWithoutHuman: expect.any(Number) as number,
      maliciousNotDelivered: expect.any(Number) as number,
      honest: { asked: expect.any(Number) as number },
    });
  });

  it.each([[['--orders', 'x']], [['--malicious', '2']], [['--seed', '-1']], [['--sed', '1']]])(
    'refuses %j with what is allowed',
    (argv) => {
      expect(() => parseTrafficOptions(argv)).toThrow(/--/);
    },
  );

  it('refuses a factor that the policy does not have', () => {
    expect(() => standardPolicy(['disputs'])).toThrow(/disputes/);
  });

  it('gives an interval that holds the fraction', () => {
    const [from, to] = intervalOf(99, 100);
    expect(from).toBeLessThan(0.99);
    expect(to).toBeGreaterThan(0.99);
    expect(to).toBeLessThanOrEqual(1);
  });
});
