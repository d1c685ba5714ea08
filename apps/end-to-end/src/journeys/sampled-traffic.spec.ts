import { freePort } from '@bujiao/basics';
import type { Policy } from '@bujiao/policy';
import { oneAddress, ProductClient } from '@bujiao/simulator';
import {
  compareSample,
  runTraffic,
  sampleResultOf,
  sendThrough,
  standardPolicy,
  type SampleRun,
} from '@bujiao/simulator/traffic';
import { StandaloneProcess } from '../chaos/standalone-process.js';

const STANDARD = standardPolicy();
const SEED = 7;
const SUPPLIER_KEY = 'sampled-traffic-supplier-key';
/** One step of the product, on a machine that does other things as well. */
const WAIT_MS = 180_000;

let standalone: StandaloneProcess;
let ports: { readonly gatewayPort: number; readonly supplierPort: number };
let run: SampleRun;

beforeAll(async () => {
  ports = { gatewayPort: await freePort(), supplierPort: await freePort() };
  standalone = await StandaloneProcess.create({
    PAYMENT_GATEWAY_URL: `http://127.0.0.1:${ports.gatewayPort}`,
    SUPPLIER_URL: `http://127.0.0.1:${ports.supplierPort}`,
    SUPPLIER_KEY,
  });
  await standalone.start();
  const product = new ProductClient(oneAddress(standalone.url));
  try {
    const plan = { seed: SEED, orders: 4_000, malicious: 0.02 };
    const options = { plan, sample: 60, waitMs: WAIT_MS, json: true, supplierKey: SUPPLIER_KEY, ...ports };
    run = await sendThrough(product, options, () => undefined);
  } finally {
    await product.close();
  }
}, 900_000);
afterAll(() => standalone.remove(), 60_000);

/** The policy with other points for one factor. */
function withPoints(factor: string, points: number): Policy {
  const rules = STANDARD.risk as { readonly factors: readonly { readonly factor: string }[] };
  const factors = rules.factors.map((rule) => (rule.factor === factor ? { ...rule, points } : rule));
  return { ...STANDARD, risk: { ...rules, factors } } as Policy;
}

const unexplained = (policy: Policy) =>
  compareSample(run.sent, policy).differences.filter(({ byClock }) => !byClock);

describe('a sample of the labelled traffic that was sent through the running product', () => {
  it('is read and decided by the product as by the simulated deciders', () => {
    expect(unexplained(STANDARD)).toEqual([]);
    const result = sampleResultOf(run, compareSample(run.sent, STANDARD), STANDARD);
    expect(result).toMatchObject({ sample: 60, unexplained: 0, policyInForce: STANDARD.version });
    expect(result.malicious).toBeGreaterThanOrEqual(10);
    expect(result.clicks).toBeGreaterThanOrEqual(60);
  });

  it('mostly is decided as in the traffic itself, although its weeks were sent within minutes', () => {
    const { clicks, alike } = sampleResultOf(run, compareSample(run.sent, STANDARD), STANDARD);
    expect(alike / clicks).toBeGreaterThan(0.6);
  });

  it.each([
    ['first-and-valuable', 31],
    ['disputes', 0],
    ['steady-customer', -14],
  ])('shows where the weight of %s differs between the two', (factor, points) => {
    const found = unexplained(withPoints(factor, points));
    expect(found.length).toBeGreaterThan(0);
    expect(found.every(({ product }) => product.includes(factor))).toBe(true);
  });
});

it('the command ends with 1 and one line of JSON where the two decide by different factors', async () => {
  const lines: string[] = [];
  const few = ['--sample', '4', '--seed', '9', '--orders', '400', '--malicious', '0.1'];
  const outside = ['--gateway-port', `${ports.gatewayPort}`, '--supplier-port', `${ports.supplierPort}`];
  const product = ['--url', standalone.url, '--supplier-key', SUPPLIER_KEY, '--wait', '180'];
  const argv = [...few, ...outside, ...product, '--without', 'first-and-valuable'];
  expect(await runTraffic(argv, (line: string) => lines.push(line))).toBe(1);
  const last = JSON.parse(lines.at(-1) ?? '') as Record<string, number>;
  expect(last).toMatchObject({ sample: 4, seed: 9 });
  expect(last.unexplained).toBeGreaterThan(0);
  expect(Number(last.alike) + Number(last.different)).toBe(last.clicks);
  expect(lines.join('\n')).toContain('UNEXPLAINED');
}, 600_000);
