import type { RechargeTemplate, TemplateEvent, TemplateEvents, TemplateRef } from '@bujiao/contracts';

/** A template as it was published. */
export interface PublishedTemplate {
  readonly template: RechargeTemplate;
  readonly version: number;
  /** ISO 8601. */
  readonly publishedAt: string;
  readonly withdrawnAt?: string;
}

/** Every version of every template of an installation. */
export interface Templates {
  /** By id, the oldest version first. */
  readonly byId: ReadonlyMap<string, readonly PublishedTemplate[]>;
}

const NONE: Templates = { byId: new Map() };
export const noTemplates = (): Templates => NONE;

interface Recorded {
  readonly type: string;
  readonly data: object;
  readonly metadata: { readonly occurredAt: string };
}

/** The templates after one more event; of events of another kind, unchanged. Pure. */
export function evolveTemplates(templates: Templates, { type, data, metadata }: Recorded): Templates {
  switch (type as TemplateEvent['type']) {
    case 'RechargeTemplatePublished': {
      const { template, version } = data as TemplateEvents['RechargeTemplatePublished'];
      const known = templates.byId.get(template.id) ?? [];
      return withVersions(templates, template.id, [
        ...known,
        { template, version, publishedAt: metadata.occurredAt },
      ]);
    }
    case 'RechargeTemplateWithdrawn': {
      const { id } = data as TemplateEvents['RechargeTemplateWithdrawn'];
      const known = templates.byId.get(id) ?? [];
      const newest = known.at(-1);
      if (!newest) return templates;
      return withVersions(templates, id, [
        ...known.slice(0, -1),
        { ...newest, withdrawnAt: metadata.occurredAt },
      ]);
    }
    default:
      return templates;
  }
}

const withVersions = (
  { byId }: Templates,
  id: string,
  versions: readonly PublishedTemplate[],
): Templates => ({
  byId: new Map([...byId, [id, versions]]),
});

/** Those that hold now, by id. */
export const templatesInForce = ({ byId }: Templates): readonly PublishedTemplate[] =>
  [...byId.values()].flatMap((versions) => {
    const newest = versions.at(-1);
    return newest && newest.withdrawnAt === undefined ? [newest] : [];
  });

/** Of an order, what decides which template asks for its target. */
export interface TemplateSubject {
  readonly goods: { readonly goodsId: string };
  readonly merchantId?: string | undefined;
}

/** The template for an order: the merchant's own before the one for everybody. Undefined where the goods have none. */
export function templateFor(
  templates: Templates,
  { goods: { goodsId }, merchantId }: TemplateSubject,
): PublishedTemplate | undefined {
  const fitting = templatesInForce(templates).filter(({ template }) => template.goods.includes(goodsId));
  return (
    fitting.find(({ template }) => template.merchantId !== undefined && template.merchantId === merchantId) ??
    fitting.find(({ template }) => template.merchantId === undefined)
  );
}

/** The version that a request named, also when it holds no more. */
export const templateOf = (
  { byId }: Templates,
  { id, version }: TemplateRef,
): PublishedTemplate | undefined => byId.get(id)?.find((one) => one.version === version);

/** Roles of one game are compared with each other. The name of a merchant's template is its own: it gives no part in another's game. */
export const gameOf = ({ id, game, merchantId }: RechargeTemplate): string =>
  game ?? (merchantId === undefined ? id : `${merchantId}/${id}`);
