import type { RechargeTemplate, TemplateEvent } from '@bujiao/contracts';
import { templateFaults, type TemplateFault } from './check-template.js';
import { templatesInForce, type Templates } from './templates.js';

/** The template cannot be published, with everything that is wrong. */
export class TemplateRefused extends Error {
  readonly code = 'template-refused';
  readonly retryable = false;
  constructor(readonly faults: readonly TemplateFault[]) {
    super(
      `the template has faults: ${faults.map(({ code, pointer }) => `${code} at ${pointer}`).join('; ')}`,
    );
    this.name = 'TemplateRefused';
  }
}

/** Goods that another template asks for already. */
export class GoodsTaken extends Error {
  readonly code = 'goods-taken';
  readonly retryable = false;
  constructor(
    readonly goodsId: string,
    readonly by: string,
  ) {
    super(`the goods ${goodsId} have the template ${by}`);
    this.name = 'GoodsTaken';
  }
}

/** The next version of a template; the same content again is nothing new. @throws {@link TemplateRefused}, {@link GoodsTaken} */
export function publishTemplate(
  templates: Templates,
  template: RechargeTemplate,
  because: string,
): readonly TemplateEvent[] {
  const faults = templateFaults(template);
  if (faults.length > 0) throw new TemplateRefused(faults);
  assertGoodsFree(templates, template);
  const newest = templates.byId.get(template.id)?.at(-1);
  if (newest && !newest.withdrawnAt && isSame(newest.template, template)) return [];
  return [
    {
      type: 'RechargeTemplatePublished',
      data: { template, version: (newest?.version ?? 0) + 1, because },
    },
  ];
}

/** Idempotent. */
export function withdrawTemplate({ byId }: Templates, id: string, because: string): readonly TemplateEvent[] {
  const newest = byId.get(id)?.at(-1);
  return newest && !newest.withdrawnAt ? [{ type: 'RechargeTemplateWithdrawn', data: { id, because } }] : [];
}

/** One template for the goods of one merchant, and one for everybody else: else nobody could tell which asks. */
function assertGoodsFree(templates: Templates, { id, goods, merchantId }: RechargeTemplate): void {
  for (const { template } of templatesInForce(templates)) {
    if (template.id === id || template.merchantId !== merchantId) continue;
    const taken = goods.find((goodsId) => template.goods.includes(goodsId));
    if (taken !== undefined) throw new GoodsTaken(taken, template.id);
  }
}

const isSame = (one: RechargeTemplate, other: RechargeTemplate): boolean =>
  canonical(one) === canonical(other);

/** Members in one order, so that the order in which somebody wrote them makes no new version. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, member: unknown) =>
    typeof member === 'object' && member !== null && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : member,
  );
