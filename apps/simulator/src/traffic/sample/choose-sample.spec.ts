import { planTraffic } from '../plan-traffic.js';
import { standardPolicy } from '../traffic-command.js';
import { chooseSample } from './choose-sample.js';
import { decisionText } from './decisions.js';
import { simulatedClicks, withoutAddresses } from './repeat-sample.js';

const ALL = planTraffic({ seed: 5, orders: 3_000, malicious: 0.05 });
const SAMPLE = { sample: 80, seed: 5 };

const chosen = () => chooseSample(ALL, SAMPLE).flat();

describe('a sample of the traffic', () => {
  it('has as many orders as asked for, a quarter of them malicious, of many kinds, and is the same for the same seed', () => {
    const sampled = chosen().filter(({ isSampled }) => isSampled);
    expect(sampled).toHaveLength(80);
    expect(sampled.filter(({ order }) => order.label === 'malicious')).toHaveLength(20);
    expect(new Set(sampled.map(({ order }) => order.kind)).size).toBeGreaterThan(20);
    expect(chosen()).toEqual(chosen());
  });

  it('takes what there is where more is asked for', () => {
    const few = planTraffic({ seed: 5, orders: 40, malicious: 0.1 });
    const sampled = chooseSample(few, { sample: 1_000, seed: 5 }).flat();
    expect(sampled).toHaveLength(few.filter(({ label }) => label !== 'warm-up').length);
  });

  it('brings everything that its decisions read: alone they are as among the whole traffic', () => {
    const policy = standardPolicy();
    const among = simulatedClicks(ALL.map(withoutAddresses), policy);
    const alone = simulatedClicks(
      chosen().map(({ order }) => withoutAddresses(order)),
      policy,
    );
    expect(alone.size).toBeGreaterThan(80);
    for (const [orderId, clicks] of alone)
      expect([orderId, clicks.map(decisionText)]).toEqual([orderId, among.get(orderId)?.map(decisionText)]);
  });
});
