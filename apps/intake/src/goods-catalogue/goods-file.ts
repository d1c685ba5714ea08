import { GOODS_CHANGES, GOODS_KINDS } from '@bujiao/contracts';
import { nameText } from '@bujiao/input-text';
import { checkDocument, type CheckedDocument, type Schema } from '@bujiao/policy/document';
import { ID_PATTERN, MOST_MONEY } from '../order-feed/order-event.fields.js';
import { MOST_ALTERNATIVES, MOST_OF_A_SPECIFICATION } from './goods-limits.js';
import type { ListedGoods, NamedAlternative } from './goods-catalogue.repository.js';

/** Goods as a file has them. Without `alternatives` the list that is there stays. */
export interface GoodsOfFile extends ListedGoods {
  readonly alternatives?: readonly NamedAlternative[];
}

interface GoodsFile {
  readonly goods: readonly GoodsOfFile[];
}

/** Entries of one file: they are set in one transaction. */
export const MOST_GOODS = 1_000;

const object = (properties: Readonly<Record<string, Schema>>, required: readonly string[]): Schema => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
});
const ID: Schema = { type: 'string', pattern: ID_PATTERN.source };
const ALTERNATIVE = object({ goodsId: ID, change: { type: 'string', enum: GOODS_CHANGES } }, [
  'goodsId',
  'change',
]);
const GOODS = object(
  {
    goodsId: ID,
    name: { type: 'string' },
    goodsKind: { type: 'string', enum: GOODS_KINDS },
    specification: { type: 'string' },
    unitPrice: { type: 'integer', minimum: 0, maximum: MOST_MONEY },
    alternatives: { type: 'array', items: ALTERNATIVE, maxItems: MOST_ALTERNATIVES },
  },
  ['goodsId', 'name', 'goodsKind', 'unitPrice'],
);
const SCHEMA = object({ goods: { type: 'array', items: GOODS, maxItems: MOST_GOODS } }, ['goods']);

type FoundAt = ReturnType<Parameters<typeof checkDocument<GoodsFile>>[2]>[number];

/**
 * What a file of goods says, with texts as they are stored, or every fault with its line. Pure.
 * @param priced ids of goods that have a price already, at least those of {@link namedIn}
 */
export function checkGoodsFile(
  text: string,
  priced: ReadonlySet<string>,
): CheckedDocument<readonly GoodsOfFile[]> {
  const checked = checkDocument<GoodsFile>(text, SCHEMA, ({ goods }) => faultsOf(goods, priced));
  return checked.ok ? { ok: true, data: checked.data.goods.map(asStored) } : checked;
}

/** Goods that the lists of a file name: their prices have to be known. Empty where the file has other faults. */
export function namedIn(text: string): readonly string[] {
  const checked = checkDocument<GoodsFile>(text, SCHEMA, () => []);
  const goods = checked.ok ? checked.data.goods : [];
  return [...new Set(goods.flatMap(({ alternatives = [] }) => alternatives.map(({ goodsId }) => goodsId)))];
}

function faultsOf(goods: readonly GoodsOfFile[], priced: ReadonlySet<string>): readonly FoundAt[] {
  const known = new Set([...priced, ...goods.map(({ goodsId }) => goodsId)]);
  return [
    ...twice(goods, ['goods'], 'goods-twice'),
    ...goods.flatMap((one, i) => [...textFaults(one, i), ...alternativeFaults(one, i, known)]),
  ];
}

function textFaults({ name, specification }: GoodsOfFile, i: number): readonly FoundAt[] {
  const texts = [
    ['name', name, nameText],
    ['specification', specification, specificationText],
  ] as const;
  return texts.flatMap(([field, text, check]) => {
    const checked = text === undefined ? undefined : check(text);
    if (checked === undefined || checked.ok) return [];
    const { code: fault, position = 0 } = checked;
    const values = { fault, position, most: check.most };
    return [{ code: 'text-not-taken', path: ['goods', i, field], values }];
  });
}

function alternativeFaults(
  { goodsId, alternatives = [] }: GoodsOfFile,
  i: number,
  known: ReadonlySet<string>,
): readonly FoundAt[] {
  const list = ['goods', i, 'alternatives'];
  const named = alternatives.flatMap((one, j) => {
    const values = { goodsId: one.goodsId };
    if (one.goodsId === goodsId) return [{ code: 'own-alternative', path: [...list, j, 'goodsId'], values }];
    return known.has(one.goodsId)
      ? []
      : [{ code: 'alternative-without-price', path: [...list, j, 'goodsId'], values }];
  });
  return [...named, ...twice(alternatives, list, 'alternative-twice')];
}

/** The second and later ones. */
function twice(
  list: readonly { readonly goodsId: string }[],
  path: readonly (string | number)[],
  code: string,
): readonly FoundAt[] {
  const seen = new Set<string>();
  return list.flatMap(({ goodsId }, i) => {
    const isFirst = !seen.has(goodsId);
    seen.add(goodsId);
    return isFirst ? [] : [{ code, path: [...path, i, 'goodsId'], values: { goodsId } }];
  });
}

const specificationText = nameText.atMost(MOST_OF_A_SPECIFICATION);

function asStored({ name, specification, ...goods }: GoodsOfFile): GoodsOfFile {
  const checked = nameText(name);
  const part = specification === undefined ? undefined : specificationText(specification);
  return {
    ...goods,
    name: checked.ok ? checked.text : name,
    ...(part?.ok && { specification: part.text }),
  };
}
