import type { Policy } from '@bujiao/policy';
import { shippedPolicy } from '@bujiao/policy-desk';
import { riskRulesOf } from '@bujiao/risk';
import { OptionError } from '../product/url-options.js';
import { planTraffic } from './plan-traffic.js';
import { playTraffic } from './play/play-traffic.js';
import { countsOf, hitsOf, intervalOf, resultOf, type Count, type FactorHits, type Result } from './tally.js';
import { runSample, type Print } from './sample/sample-command.js';
import { parseTrafficOptions, type TrafficOptions } from './traffic-options.js';

/**
 * Plays the traffic, or sends a sample of it through the product, and prints what became of it; the last line is the result as one line
 * of JSON. Answers the exit code.
 */
export function runTraffic(argv: readonly string[], print: Print = console.log): number | Promise<number> {
  const options = parseTrafficOptions(argv);
  const policy = standardPolicy(options.without);
  return options.sample ? runSample(options.sample, policy, print) : playAndPrint(options, policy, print);
}

function playAndPrint(options: TrafficOptions, policy: Policy, print: Print): number {
  const startedAt = Date.now();
  const orders = planTraffic(options);
  const traffic = playTraffic(orders, policy);
  const result = resultOf(traffic);
  if (!options.json) {
    for (const line of reportOf(countsOf(traffic), result)) print(line);
    for (const line of hitsReport(hitsOf(traffic))) print(line);
    if (options.table) printTable(options, print);
  }
  const { seed, malicious } = options;
  print(
    JSON.stringify({ ...result, seed, orders: options.orders, share: malicious, ms: Date.now() - startedAt }),
  );
  return 0;
}

/** The policy `standard`, as its document ships, but for factors that are named. @throws {OptionError} for one that it does not have */
export function standardPolicy(without: readonly string[] = []): Policy {
  const policy = shippedPolicy('standard');
  const risk = riskRulesOf(policy);
  if (!risk) throw new Error('the policy standard does not score');
  const { factors } = risk;
  const unknown = without.find((name) => !factors.some(({ factor }) => factor === name));
  if (unknown !== undefined)
    throw new OptionError(`--without ${unknown}: one of ${factors.map(({ factor }) => factor).join(', ')}`);
  return { ...policy, risk: { ...risk, factors: factors.filter(({ factor }) => !without.includes(factor)) } };
}

function reportOf(counts: readonly Count[], { honest, malicious, ...result }: Result): string[] {
  const cells = (c: Count): string =>
    [
      c.label.padEnd(10),
      c.kind.padEnd(24),
      ...[c.asked, c.delivered, c.refused, c.declined, c.human].map((n) => String(n).padStart(9)),
    ].join(' ');
  const title = [
    'label'.padEnd(10),
    'kind'.padEnd(24),
    ...['asked', 'delivered', 'by rules', 'declined', 'person'].map((t) => t.padStart(9)),
  ].join(' ');
  const without = honest.asked - honest.human - honest.declined;
  return [
    title,
    ...counts.map(cells),
    '',
    `honest without a person: ${percent(result.honestWithoutHuman)} ${interval(without, honest.asked)}`,
    `malicious not delivered: ${percent(result.maliciousNotDelivered)} ${interval(malicious.asked - malicious.delivered, malicious.asked)}`,
  ];
}

function hitsReport(hits: ReadonlyMap<string, FactorHits>): string[] {
  const cells = (name: string, values: readonly (string | number)[]): string =>
    [name.padEnd(28), ...values.map((value) => String(value).padStart(12))].join(' ');
  return [
    '',
    cells('factor held at orders', ['honest', '… stopped', 'malicious', '… stopped']),
    ...[...hits].map(([factor, { honest, honestStopped, malicious, maliciousStopped }]) =>
      cells(factor, [honest, honestStopped, malicious, maliciousStopped]),
    ),
  ];
}

/** Each factor's worth: what both measures are without it. */
function printTable(options: TrafficOptions, print: (line: string) => void): void {
  print('');
  print(`${'without'.padEnd(28)} honest without a person   malicious not delivered`);
  for (const { factor } of riskRulesOf(standardPolicy(options.without))?.factors ?? []) {
    const policy = standardPolicy([...options.without, factor]);
    const { honestWithoutHuman, maliciousNotDelivered } = resultOf(playTraffic(planTraffic(options), policy));
    print(
      `${factor.padEnd(28)} ${percent(honestWithoutHuman).padStart(23)} ${percent(maliciousNotDelivered).padStart(25)}`,
    );
  }
}

const percent = (fraction: number): string => `${(fraction * 100).toFixed(2)} %`;
const interval = (part: number, whole: number): string => {
  const [from, to] = intervalOf(part, whole);
  return `(${percent(from)} to ${percent(to)}, ${part} of ${whole})`;
};
