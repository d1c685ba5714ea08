import type { Policy } from '@bujiao/policy';
import type { Comparison, Difference } from './compare-sample.js';

/** The table of differences, and what cannot be compared. */
export function reportSample(
  { policyInForce }: { readonly policyInForce: string },
  { clicks, differences }: Comparison,
  { version }: Policy,
): string[] {
  const [byClock, unexplained] = [
    differences.filter((d) => d.byClock),
    differences.filter((d) => !d.byClock),
  ];
  return [
    ...(policyInForce === version
      ? []
      : [`the product decides by ${policyInForce}, the traffic by ${version}`]),
    'not compared: network addresses, since intake records none; both sides decide without them',
    `${clicks} clicks, ${clicks - differences.length} decided as in the traffic`,
    ...tableOf(
      'decided otherwise by the clock: what takes weeks in the traffic was sent within minutes',
      byClock,
    ),
    ...tableOf('UNEXPLAINED', unexplained),
    '',
  ];
}

function tableOf(title: string, differences: readonly Difference[]): string[] {
  if (differences.length === 0) return [];
  return ['', `${title}: ${differences.length}`, ...differences.flatMap(linesOf)];
}

function linesOf(difference: Difference): string[] {
  const { orderId, kind, label, click, planned, repeated, product, byClock, features } = difference;
  const indent = '    ';
  return [
    `${orderId} (${label}, ${kind}), click ${click}`,
    `${indent}traffic    ${planned}`,
    ...(byClock ? [] : [`${indent}simulated  ${repeated}`]),
    `${indent}product    ${product}`,
    ...(features.length > 0 ? [`${indent}read       ${features.join('; ')}`] : []),
  ];
}
