import type { Policy } from '@bujiao/policy';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** Silent orders are looked at again at these ages: a payment can come long after the placing, and a grace counts from it. */
const LATER = [15 * MINUTE, 30 * MINUTE, HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR, 20 * HOUR];
/** Most ages; a policy with more graces has the shortest of them. */
const MOST = 24;

/**
 * Ages of an order, counted from its placing, at which silence may have become an anomaly: after each grace of the policy, and a few times
 * later. ms, ascending. Empty where the policy offers nothing.
 */
export function agesOfSilence({ defaults, goods, goodsIds = {}, merchants = {} }: Policy): readonly number[] {
  const exceptions = [...Object.values(goods), ...Object.values(goodsIds), ...Object.values(merchants)];
  const sections = [defaults, ...exceptions];
  if (!sections.some(({ offer }) => (offer?.for?.length ?? 0) > 0)) return [];
  const graces = sections.flatMap(({ grace }) => [grace?.notice, grace?.inProgress]);
  const after = Math.max(...sections.map(({ offer }) => offer?.after ?? 0));
  const ages = [...graces.flatMap((grace) => (grace === undefined ? [] : [grace + after])), ...LATER];
  return [...new Set(ages)].sort((a, b) => a - b).slice(0, MOST);
}
