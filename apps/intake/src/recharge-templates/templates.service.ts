import { Injectable } from '@nestjs/common';
import type { RechargeTemplate, Sentence, TemplateEvent } from '@bujiao/contracts';
import { conflict, forbidden, notFound, unprocessable, type Principal, type Problem } from '@bujiao/platform';
import {
  GoodsTaken,
  publishTemplate,
  TemplateDesk,
  templateFaults,
  TemplateReader,
  TemplateRefused,
  withdrawTemplate,
  type PublishedTemplate,
  type TemplateFault,
  type Templates,
} from '@bujiao/recharge-templates';
import { templateFaultText } from '@bujiao/texts';

export interface TemplateView extends RechargeTemplate {
  readonly version: number;
  readonly publishedAt: string;
  readonly withdrawnAt?: string;
}

export interface TemplateFaultView {
  readonly code: string;
  /** JSON pointer into the template. */
  readonly pointer: string;
  readonly sentence: Sentence;
}

export interface TemplateCheckView {
  readonly ok: boolean;
  readonly faults: readonly TemplateFaultView[];
}

/** Recharge templates: ops writes those for everybody, a merchant those for its own orders. */
@Injectable()
export class RechargeTemplates {
  constructor(
    private readonly desk: TemplateDesk,
    private readonly reader: TemplateReader,
  ) {}

  /** The newest version of each, in the order of their ids. A merchant sees those for everybody and its own. */
  async list(user: Principal): Promise<readonly TemplateView[]> {
    await this.reader.read();
    const newest = [...this.reader.templates.byId.values()].flatMap((versions) => versions.at(-1) ?? []);
    return newest
      .filter((one) => maySee(user, one.template))
      .map(viewOf)
      .toSorted((a, b) => (a.id < b.id ? -1 : 1));
  }

  /** Every version, the oldest first. @throws `template-not-found` */
  async versions(id: string, user: Principal): Promise<readonly TemplateView[]> {
    await this.reader.read();
    const versions = this.reader.templates.byId.get(id) ?? [];
    const seen = versions.filter((one) => maySee(user, one.template));
    if (seen.length === 0) throw templateNotFound();
    return seen.map(viewOf);
  }

  /** What would be wrong with it; publishes nothing. Pure. */
  check(template: RechargeTemplate): TemplateCheckView {
    const faults = templateFaults(template).map(faultView);
    return { ok: faults.length === 0, faults };
  }

  /** The next version, which asks from now on. The same content again is nothing new. */
  async publish(template: RechargeTemplate, because: string, user: Principal): Promise<TemplateView> {
    const wanted = ownTemplate(template, user);
    const templates = await this.decide(template.id, user, (known) => {
      assertOwn(known, template.id, user);
      return publishTemplate(known, wanted, because);
    });
    return viewOf(templates.byId.get(template.id)?.at(-1) as PublishedTemplate);
  }

  /** Idempotent. @throws `template-not-found` */
  async withdraw(id: string, because: string, user: Principal): Promise<TemplateView> {
    const templates = await this.decide(id, user, (known) => {
      assertOwn(known, id, user);
      return withdrawTemplate(known, id, because);
    });
    const newest = templates.byId.get(id)?.at(-1);
    if (!newest) throw templateNotFound();
    return viewOf(newest);
  }

  private async decide(
    id: string,
    { actor }: Principal,
    decide: (templates: Templates) => readonly TemplateEvent[],
  ): Promise<Templates> {
    try {
      const templates = await this.desk.decide({ id, actor }, decide);
      await this.reader.read();
      return templates;
    } catch (error) {
      throw problemOf(error);
    }
  }
}

const maySee = ({ role, id }: Principal, { merchantId }: RechargeTemplate): boolean =>
  role !== 'merchant' || merchantId === undefined || merchantId === id;

/** A merchant's template is for its own orders. With the game of others it could bind their roles first. */
function ownTemplate(template: RechargeTemplate, { role, id }: Principal): RechargeTemplate {
  if (role !== 'merchant') return template;
  if (template.game !== undefined) throw gameForOps();
  if (template.merchantId !== undefined && template.merchantId !== id) throw templateNotYours();
  return { ...template, merchantId: id };
}

function assertOwn({ byId }: Templates, templateId: string, { role, id }: Principal): void {
  const newest = byId.get(templateId)?.at(-1)?.template;
  if (role === 'merchant' && newest && newest.merchantId !== id) throw templateNotYours();
}

const viewOf = ({ template, version, publishedAt, withdrawnAt }: PublishedTemplate): TemplateView => ({
  ...template,
  version,
  publishedAt,
  ...(withdrawnAt !== undefined && { withdrawnAt }),
});

const faultView = ({ code, pointer }: TemplateFault): TemplateFaultView => ({
  code,
  pointer,
  sentence: templateFaultText(code),
});

function problemOf(error: unknown): unknown {
  if (error instanceof TemplateRefused) return templateRefused(error.faults.map(faultView));
  return error instanceof GoodsTaken ? goodsTaken(error.goodsId, error.by) : error;
}

export const templateNotFound = (): Problem =>
  notFound('template-not-found', 'There is no such recharge template.');
export const templateNotYours = (): Problem =>
  forbidden('template-not-yours', 'A merchant writes templates for its own orders alone.');
export const gameForOps = (): Problem =>
  forbidden('game-for-ops', 'Only ops says which game a template is for: roles are bound by it.');
export const templateRefused = (faults: readonly TemplateFaultView[]): Problem =>
  unprocessable(
    'template-refused',
    faults.map(({ pointer, sentence }) => `${pointer}: ${sentence.en}`).join(' '),
    {
      data: { faults },
    },
  );
export const goodsTaken = (goodsId: string, by: string): Problem =>
  conflict('goods-taken', `The goods ${goodsId} have the template ${by} already.`, { data: { goodsId, by } });
