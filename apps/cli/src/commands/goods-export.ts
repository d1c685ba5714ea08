import type { GoodsLine } from './goods-views.js';

/** Of one file that `/goods-imports` takes. */
const MOST_GOODS = 1_000;
const MOST_CHARACTERS = 200_000;

interface Entry {
  readonly goodsId: string;
  /** Without it an import leaves the list that is there. */
  readonly alternatives?: GoodsLine['alternatives'];
}

export interface GoodsFiles {
  /** At least one. Each is taken by an import, where they are imported in sequence. */
  readonly files: readonly string[];
  /** Ids of goods that are in no file, since they have no price. */
  readonly withoutPrice: readonly string[];
  /** Ids of alternatives that no list has any more, since they have no price. An import would refuse them. */
  readonly alternativesWithoutPrice: readonly string[];
}

/**
 * Goods as files that an import takes. Where one does not hold them, all prices come before the first list: a list names goods with a
 * price alone, in its file or before. Pure.
 * @param priced ids of goods that have a price, at least those that the lists name
 */
export function goodsFiles(goods: readonly GoodsLine[], priced: ReadonlySet<string>): GoodsFiles {
  const entries = goods.flatMap(({ listed, alternatives }) =>
    listed ? [{ ...listed, alternatives: alternatives.filter(({ goodsId }) => priced.has(goodsId)) }] : [],
  );
  const named = goods.flatMap(({ listed, alternatives }) => (listed ? alternatives : []));
  const unpriced = named.flatMap(({ goodsId }) => (priced.has(goodsId) ? [] : [goodsId]));
  return {
    files: filesOf(entries),
    withoutPrice: goods.flatMap(({ goodsId, listed }) => (listed ? [] : [goodsId])),
    alternativesWithoutPrice: [...new Set(unpriced)],
  };
}

function filesOf(entries: readonly Required<Entry>[]): readonly string[] {
  const [whole = fileOf([]), ...others] = packed(entries);
  if (others.length === 0) return [whole];
  const prices = entries.map(({ alternatives, ...price }) =>
    alternatives.length === 0 ? { ...price, alternatives } : price,
  );
  return [...packed(prices), ...packed(entries.filter(({ alternatives }) => alternatives.length > 0))];
}

/** As few files as hold the entries in their sequence. */
function packed(entries: readonly Entry[]): readonly string[] {
  const files: string[] = [];
  let lines: string[] = [];
  let characters = fileOf([]).length;
  for (const line of entries.map((entry) => JSON.stringify(entry))) {
    const isFull = lines.length === MOST_GOODS || characters + line.length + BETWEEN.length > MOST_CHARACTERS;
    if (isFull) {
      files.push(fileOf(lines));
      lines = [];
      characters = fileOf([]).length;
    }
    lines.push(line);
    characters += line.length + BETWEEN.length;
  }
  return lines.length > 0 ? [...files, fileOf(lines)] : files;
}

const BETWEEN = ',\n';
/** JSON is YAML. One entry a line, so that two files can be compared. */
const fileOf = (lines: readonly string[]): string => `{"goods":[\n${lines.join(BETWEEN)}\n]}\n`;
