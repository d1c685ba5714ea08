import { CARD_PARTS, CONFLICT_ACTIONS, CONFLICT_CODES, type AfterSalesEvents } from './after-sales.events.js';
import { known, lookedFrom, resubmissionId } from './event-parts.js';
import { list, moment, object, oneOf, optional, text, whole, type Shape } from './shape.js';

type Shapes = {
  readonly [T in keyof AfterSalesEvents]: {
    readonly [Member in keyof Required<AfterSalesEvents[T]>]: Shape;
  };
};

export const AFTER_SALES_SHAPES: Shapes = {
  CardSecretsRevealed: {
    resubmissionId,
    cardIds: list(text),
    revealKey: text,
    lookNo: optional(whole),
    mostLooks: optional(whole),
    from: optional(lookedFrom),
  },
  CardSecretsCopied: {
    resubmissionId,
    lookNo: whole,
    card: whole,
    part: oneOf(CARD_PARTS),
    from: optional(lookedFrom),
  },
  ReceiptConfirmed: { resubmissionId, by: oneOf(['buyer', 'automatic']), countedFrom: optional(moment) },
  ResubmissionClosed: { resubmissionId },
  OrderConflictFound: { conflict: object({ code: oneOf(CONFLICT_CODES), known }) },
  OrderConflictClosed: {
    code: oneOf(CONFLICT_CODES),
    known,
    by: oneOf(['person', 'taken-back']),
    action: optional(oneOf(CONFLICT_ACTIONS)),
    note: optional(text),
  },
};
