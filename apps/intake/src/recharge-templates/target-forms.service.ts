import { Injectable } from '@nestjs/common';
import {
  TARGET_FIELDS,
  type FieldType,
  type OrderTerms,
  type RechargeTarget,
  type Sentence,
  type TargetField,
  type TemplateField,
} from '@bujiao/contracts';
import type { DecisionInput } from '@bujiao/order-history';
import { KeyDestroyed, KeyRing } from '@bujiao/platform';
import {
  askedOnly,
  isRequired,
  LONGEST_VALUE,
  targetFaults,
  TemplateReader,
  type FieldFault,
  type PublishedTemplate,
} from '@bujiao/recharge-templates';

/** A field as a form shows it. */
export interface FormField {
  readonly field: TargetField;
  readonly label: Sentence;
  readonly type: FieldType;
  readonly required: boolean;
  readonly minLength?: number;
  readonly maxLength: number;
  readonly pattern?: string;
  readonly choices?: TemplateField['choices'];
  readonly hint?: Sentence;
  readonly example?: string;
  /** The order has a value for it. */
  readonly given: boolean;
  /** What is wrong with that value. */
  readonly fault?: FieldFault;
}

/** The fields that the goods of an order ask for. */
export interface TargetForm {
  readonly templateId: string;
  readonly version: number;
  readonly name: Sentence;
  readonly fields: readonly FormField[];
  /** Fields of the order's target that the template does not take; empty: one click is enough. */
  readonly wrong: readonly TargetField[];
}

/** The recharge template of an order's goods, with what is wrong with the order's own target. */
@Injectable()
export class TargetForms {
  constructor(
    private readonly templates: TemplateReader,
    private readonly keyRing: KeyRing,
  ) {}

  /** Undefined where the goods have no template; then nothing is opened. */
  async of(terms: OrderTerms): Promise<TargetForm | undefined> {
    const published = this.templates.for(terms);
    return published && formOf(published, await this.targetOf(terms));
  }

  private async targetOf({ rechargeTarget }: OrderTerms): Promise<Partial<RechargeTarget>> {
    if (!rechargeTarget) return {};
    try {
      return await this.keyRing.open<RechargeTarget>(rechargeTarget);
    } catch (error) {
      if (error instanceof KeyDestroyed) return {};
      throw error;
    }
  }
}

/** What a dry run of the click has to know of the form. */
export const asking = (form: TargetForm | undefined): Pick<DecisionInput, 'ask'> =>
  form && form.wrong.length > 0 ? { ask: { wrongFields: form.wrong } } : {};

function formOf({ template, version }: PublishedTemplate, own: Partial<RechargeTarget>): TargetForm {
  const target = askedOnly(template, own);
  const faults = targetFaults(template, target);
  const faulty = new Map(faults.map(({ field, fault }) => [field, fault]));
  return {
    templateId: template.id,
    version,
    name: template.name,
    fields: template.fields.map((field) => fieldOf(field, target, faulty.get(field.field))),
    wrong: TARGET_FIELDS.filter((field) => faulty.has(field)),
  };
}

function fieldOf(
  { maxLength = LONGEST_VALUE, ...field }: TemplateField,
  target: Partial<RechargeTarget>,
  fault: FieldFault | undefined,
): FormField {
  return {
    ...field,
    maxLength,
    required: isRequired(field),
    given: (target[field.field] ?? '') !== '',
    ...(fault && { fault }),
  };
}
