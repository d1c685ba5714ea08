import { Injectable } from '@nestjs/common';
import type { Sentence } from '@bujiao/contracts';
import { unprocessable, type Principal, type Problem } from '@bujiao/platform';
import type { Finding } from '@bujiao/policy/document';
import { goodsFindingText } from '@bujiao/texts';
import { FOR_EVERYBODY, GoodsCatalogue } from './goods-catalogue.repository.js';
import { GoodsChanges } from './goods-changes.repository.js';
import type { GoodsDifference, GoodsEdit } from './goods-edits.js';
import { checkGoodsFile, namedIn, type GoodsOfFile } from './goods-file.js';

export interface GoodsFindingView extends Omit<Finding, 'values' | 'severity'> {
  readonly says: Sentence;
  readonly fix: Sentence;
}

export interface GoodsCheckView {
  readonly ok: boolean;
  /** Goods of the file; 0 where it has faults. */
  readonly goods: number;
  readonly findings: readonly GoodsFindingView[];
  /** What an import would change now. */
  readonly changes: readonly GoodsDifferenceView[];
}

export interface GoodsDifferenceView extends Pick<GoodsDifference, 'goodsId' | 'what' | 'becomes'> {
  readonly was?: GoodsDifference['was'];
}

type Checked = Pick<GoodsCheckView, 'findings'> & { readonly goods: readonly GoodsOfFile[] };

/** Files of goods: names, kinds, prices and what may go out in their place. */
@Injectable()
export class GoodsImports {
  constructor(
    private readonly catalogue: GoodsCatalogue,
    private readonly changes: GoodsChanges,
  ) {}

  /** What is wrong with a file, and what it would change; changes nothing. */
  async check(text: string): Promise<GoodsCheckView> {
    const { goods, findings } = await this.read(text);
    const changes = shown(await this.changes.preview(editsOf(goods)));
    return { ok: findings.length === 0, goods: goods.length, findings, changes };
  }

  /** All or nothing. Goods that the file does not name stay as they are. Idempotent. @throws `goods-refused` */
  async import(text: string, because: string, { id, role }: Principal): Promise<GoodsCheckView> {
    const { goods, findings } = await this.read(text);
    if (findings.length > 0) throw goodsRefused(findings);
    const changes = shown(await this.changes.apply(editsOf(goods), { id, role, because }));
    return { ok: true, goods: goods.length, findings, changes };
  }

  private async read(text: string): Promise<Checked> {
    const checked = checkGoodsFile(text, await this.catalogue.pricedOf(namedIn(text)));
    return checked.ok
      ? { goods: checked.data, findings: [] }
      : { goods: [], findings: checked.findings.map(findingView) };
  }
}

const editsOf = (goods: readonly GoodsOfFile[]): readonly GoodsEdit[] =>
  goods.flatMap(({ goodsId, alternatives, ...becomes }): GoodsEdit[] => [
    { what: 'price', goodsId, becomes },
    ...(alternatives
      ? [{ what: 'alternatives', goodsId, merchantId: FOR_EVERYBODY, becomes: alternatives } as const]
      : []),
  ]);

const shown = (differences: readonly GoodsDifference[]): readonly GoodsDifferenceView[] =>
  differences.map(({ goodsId, what, was, becomes }) => ({ goodsId, what, ...(was && { was }), becomes }));

const findingView = ({ values, severity: _, ...finding }: Finding): GoodsFindingView => ({
  ...finding,
  ...goodsFindingText(finding.code, values),
});

export const goodsRefused = (findings: readonly GoodsFindingView[]): Problem =>
  unprocessable(
    'goods-refused',
    findings.map(({ line, path, says }) => `Line ${line}, ${path || 'file'}: ${says.en}`).join(' '),
    { data: { findings } },
  );
