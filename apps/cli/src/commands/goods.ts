import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { confirm } from '../confirm.js';
import type { Context } from '../context.js';
import { EXIT, Failure } from '../exit-codes.js';
import { counted } from '../output/counted.js';
import type { Column } from '../output/table.js';
import { localTime } from '../output/times.js';
import { BECAUSE, count, textOf, YES, type Verb } from '../verb.js';
import { becauseOf } from './because.js';
import { goodsFiles, type GoodsFiles } from './goods-export.js';
import {
  checkText,
  goodsLines,
  goodsText,
  price,
  type GoodsChange,
  type GoodsCheck,
  type GoodsLine,
} from './goods-views.js';

const COLUMNS: readonly Column<GoodsLine>[] = [
  { title: 'GOODS', value: ({ goodsId }) => goodsId },
  { title: 'NAME', value: ({ listed }) => listed?.name },
  { title: 'KIND', value: ({ listed }) => listed?.goodsKind },
  { title: 'PRICE', value: ({ listed }) => listed && price(listed.unitPrice) },
  {
    title: 'ALTERNATIVES',
    value: ({ alternatives }) => alternatives.map(({ goodsId }) => goodsId).join(' '),
  },
  { title: 'CHANGED', value: ({ setAt }) => localTime(setAt) },
  { title: 'BY', value: ({ setBy }) => setBy },
];
const FIND = ['--find <part>', 'of an id or a name'] as const;

async function found(context: Context, find?: string): Promise<readonly GoodsLine[]> {
  const lines: GoodsLine[] = [];
  for await (const line of goodsLines(await context.api(), find)) lines.push(line);
  return lines;
}

const listVerb: Verb = {
  usage: 'list',
  summary: 'Goods with their price and what may go out in their place, and who changed them last',
  options: [[...FIND]],
  examples: ['goods list', 'goods list --find QQ -o json'],
  async run(context, _, given) {
    await context.output.list(await found(context, textOf(given, 'find')), COLUMNS, ({ goodsId }) => goodsId);
    return EXIT.fine;
  },
};

const showVerb: Verb = {
  usage: 'show <goods>',
  summary: 'One of the goods: price, alternatives, and who changed what, when and why',
  examples: ['goods show QQ-COIN-10'],
  async run(context, [goodsId = '']) {
    const api = await context.api();
    const path = `/goods/${encodeURIComponent(goodsId)}/changes`;
    const { changes } = await api.get<{ readonly changes: readonly GoodsChange[] }>(path);
    const [line] = (await api.get<{ readonly goods: readonly GoodsLine[] }>('/goods', { goodsId })).goods;
    if (!line) throw new Failure(EXIT.failed, `There are no goods ${goodsId}.`, 'bujiao goods list');
    await context.output.one(
      { ...line, changes },
      () => goodsText(line, changes),
      () => goodsId,
    );
    return EXIT.fine;
  },
};

const exportVerb: Verb = {
  usage: 'export',
  summary: 'A file of goods that an import takes, on standard output; what has no price is left out',
  options: [
    [...FIND],
    ['--part <number>', 'of goods that one file does not hold; import them in sequence', count],
  ],
  examples: [
    'goods export > goods.yaml',
    'goods export --find QQ > qq.yaml',
    'goods export --part 1 > goods-1.yaml',
  ],
  async run(context, _, given) {
    const find = textOf(given, 'find');
    const goods = await found(context, find);
    const { files, ...left } = goodsFiles(goods, await pricedBeside(context, goods, find));
    const part = given['part'] as number | undefined;
    if (part === undefined && files.length > 1)
      throw new Failure(
        EXIT.refused,
        `One file of an import does not hold ${counted(goods.length, 'entry', 'entries')}: there are ${files.length} parts, to be imported in sequence. Select goods with --find, or name a part.`,
        'bujiao goods export --part 1 > goods-1.yaml',
      );
    const text = files[(part ?? 1) - 1];
    if (text === undefined)
      throw new Failure(EXIT.usage, `There is no part ${part}: it is ${counted(files.length, 'part')}.`);
    await context.output.write(text);
    sayLeftOut(context, left);
    if (files.length > 1) context.output.say(`This is part ${part} of ${files.length}.`);
    return EXIT.fine;
  },
};

/** Ids of goods with a price. Lists name goods that a search does not find: only then everything is asked for. */
async function pricedBeside(
  context: Context,
  goods: readonly GoodsLine[],
  find: string | undefined,
): Promise<ReadonlySet<string>> {
  const ids = new Set(goods.map(({ goodsId }) => goodsId));
  const areInside = goods.every(({ alternatives }) => alternatives.every(({ goodsId }) => ids.has(goodsId)));
  const all = find === undefined || areInside ? goods : await found(context);
  return new Set(all.flatMap(({ goodsId, listed }) => (listed ? [goodsId] : [])));
}

function sayLeftOut(
  { output }: Context,
  { withoutPrice, alternativesWithoutPrice }: Omit<GoodsFiles, 'files'>,
): void {
  if (withoutPrice.length > 0) output.say(`Left out, since they have no price: ${withoutPrice.join(' ')}`);
  if (alternativesWithoutPrice.length > 0)
    output.say(`Left out of lists, since they have no price: ${alternativesWithoutPrice.join(' ')}`);
}

const checkVerb: Verb = {
  usage: 'check <file>',
  summary: 'Check a file of goods, YAML or JSON, by line and field; changes nothing',
  examples: ['goods check goods.yaml'],
  async run(context, [file = '']) {
    const check = await checked(context, await textOfFile(file));
    await context.output.one(
      check,
      () => checkText(basename(file), check),
      () => basename(file),
    );
    return check.ok ? EXIT.fine : EXIT.failed;
  },
};

const importVerb: Verb = {
  usage: 'import <file>',
  summary: 'Set prices and alternatives from a file, all of it or nothing; other goods stay',
  options: [[...BECAUSE], [...YES]],
  examples: ['goods import goods.yaml --because "prices of December" --yes'],
  async run(context, [file = ''], given) {
    const because = becauseOf(given);
    const text = await textOfFile(file);
    const { ok, changes, ...check } = await checked(context, text);
    if (!ok) {
      context.output.say(checkText(basename(file), { ok, changes, ...check }).trimEnd());
      throw new Failure(EXIT.failed, 'Nothing has been done.');
    }
    if (changes.length > 0) {
      const what = `sets ${counted(changes.length, 'price or list', 'prices and lists')} of goods`;
      await confirm(
        { what, count: changes.length, yes: given['yes'] as string | boolean | undefined },
        context,
      );
    }
    const done = await (await context.api()).post<GoodsCheck>('/goods-imports', { text, because });
    await context.output.one(
      done,
      () => checkText(basename(file), done),
      () => basename(file),
    );
    return EXIT.fine;
  },
};

const checked = async (context: Context, text: string): Promise<GoodsCheck> =>
  (await context.api()).post<GoodsCheck>('/goods-imports/check', { text });

/** @throws Failure where it cannot be read */
const textOfFile = (file: string): Promise<string> =>
  readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new Failure(EXIT.usage, `${file} cannot be read (${error.code ?? 'error'}).`);
  });

export const GOODS_VERBS: readonly Verb[] = [listVerb, showVerb, exportVerb, checkVerb, importVerb];
