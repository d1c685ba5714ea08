import type { Sentence } from '../events/sentence.js';
import type { TargetField } from '../orders/order.js';

/** The stream of the recharge templates of an installation. No stream of an order: no topic carries its events. */
export const TEMPLATE_STREAM = 'recharge-templates';

/** What a field takes. `text`: any line. `digits`: 0 to 9. `phone`, `email`: of that form. `choice`: one of a list. */
export const FIELD_TYPES = ['text', 'digits', 'phone', 'email', 'choice'] as const;
export type FieldType = (typeof FIELD_TYPES)[number];

/** One value of a list, as the supplier takes it and as people read it. */
export interface FieldChoice {
  readonly value: string;
  readonly label?: Sentence;
}

/** One field that goods ask for, with its checks. */
export interface TemplateField {
  readonly field: TargetField;
  readonly label: Sentence;
  readonly type: FieldType;
  /** The account is always required. @default true */
  readonly required?: boolean;
  /** Characters. */
  readonly minLength?: number;
  readonly maxLength?: number;
  /** In the limited syntax of `@bujiao/recharge-templates`; the whole value has to match. */
  readonly pattern?: string;
  /** With `choice`. */
  readonly choices?: readonly FieldChoice[];
  /** How to fill it in. */
  readonly hint?: Sentence;
  readonly example?: string;
}

/** The fields that goods ask for, with checks (充值模板). */
export interface RechargeTemplate {
  readonly id: string;
  readonly name: Sentence;
  /** Roles of one game are bound across all templates that name it. @default the template's id */
  readonly game?: string;
  /** Ids of the goods that it is for. */
  readonly goods: readonly string[];
  /** Only for orders of this merchant; its template goes before the one for everybody. */
  readonly merchantId?: string;
  readonly fields: readonly TemplateField[];
}

/** Events of {@link TEMPLATE_STREAM}. Who did it is in the metadata. Only intake appends them. */
export interface TemplateEvents {
  /** Holds from now on; orders that were begun under an earlier version are finished under it. */
  RechargeTemplatePublished: {
    readonly template: RechargeTemplate;
    /** 1, 2, … within the template. */
    readonly version: number;
    readonly because: string;
  };
  /** The goods ask for nothing but the account again. */
  RechargeTemplateWithdrawn: { readonly id: string; readonly because: string };
}
export type TemplateEventType = keyof TemplateEvents;
export type TemplateEvent = {
  [T in TemplateEventType]: { readonly type: T; readonly data: TemplateEvents[T] };
}[TemplateEventType];
