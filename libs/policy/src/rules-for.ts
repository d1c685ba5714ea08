import type { Exception, Policy, RulesFor, RulesSubject } from './policy.js';

/** A part of a policy that holds for an order, and its name. */
export interface Layer {
  /** `defaults`, `goods`, `goods-ids`, `merchants`: the section of the document. */
  readonly section: 'defaults' | 'goods' | 'goods-ids' | 'merchants';
  /** The kind or id; absent for the defaults. */
  readonly of?: string;
}

/** Resolved rules by policy, and in it by the exceptions that hold: as many as the document has combinations, however many orders. */
const resolved = new WeakMap<Policy, Map<string, RulesFor>>();

/**
 * The rules for an order: the defaults, what differs for its kind of goods, for its goods id, for its merchant; the later wins, member by
 * member. Lists are taken as a whole. Memoized: the same object for the same combination.
 */
export function policyFor(policy: Policy, subject: RulesSubject): RulesFor {
  const key = keyOf(policy, subject);
  const known = resolved.get(policy) ?? remember(policy);
  return known.get(key) ?? resolve(known, key, policy, subject);
}

/** Which parts of the policy hold for an order, the least specific first. */
export function layersFor(policy: Policy, { goods, merchantId }: RulesSubject): readonly Layer[] {
  return [
    { section: 'defaults' },
    ...(has(policy.goods, goods.kind) ? [{ section: 'goods', of: goods.kind } as const] : []),
    ...(has(policy.goodsIds, goods.goodsId) ? [{ section: 'goods-ids', of: goods.goodsId } as const] : []),
    ...(has(policy.merchants, merchantId) ? [{ section: 'merchants', of: merchantId } as const] : []),
  ] as readonly Layer[];
}

function keyOf({ goodsIds, merchants }: Policy, { goods, merchantId }: RulesSubject): string {
  // Most policies have neither: then the kind is the whole key, and no text is made.
  if (!goodsIds && !merchants) return goods.kind;
  const id = has(goodsIds, goods.goodsId) ? goods.goodsId : '';
  const merchant = has(merchants, merchantId) ? merchantId : '';
  return `${goods.kind}\n${id}\n${merchant}`;
}

function remember(policy: Policy): Map<string, RulesFor> {
  const rules = new Map<string, RulesFor>();
  resolved.set(policy, rules);
  return rules;
}

function resolve(
  known: Map<string, RulesFor>,
  key: string,
  policy: Policy,
  { goods, merchantId }: RulesSubject,
): RulesFor {
  const exceptions = [
    own(policy.goods, goods.kind),
    own(policy.goodsIds, goods.goodsId),
    own(policy.merchants, merchantId),
  ];
  const base: RulesFor = { ...policy.defaults, reasons: policy.reasons };
  const rules = exceptions.reduce<RulesFor>((merged, exception) => mergedWith(merged, exception), base);
  known.set(key, rules);
  return rules;
}

const mergedWith = (base: RulesFor, exception: Exception | undefined): RulesFor =>
  exception ? (merge(base, exception) as RulesFor) : base;

/** The members of `part` in the place of those of `base`, deeply; a list takes the place of a list. */
function merge(base: unknown, part: unknown): unknown {
  if (!isRecord(base) || !isRecord(part)) return part === undefined ? base : part;
  const names = new Set([...Object.keys(base), ...Object.keys(part)]);
  return Object.fromEntries([...names].map((name) => [name, merge(own(base, name), own(part, name))]));
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const has = (map: object | undefined, name: string | undefined): boolean =>
  map !== undefined && name !== undefined && Object.hasOwn(map, name);

const own = <T>(map: Readonly<Record<string, T>> | undefined, name: string | undefined): T | undefined =>
  has(map, name) ? map?.[name as string] : undefined;
