import {
  isRechargeKind,
  type DeliverySource,
  type GoodsKind,
  type PendingSupplierOrder,
} from '@bujiao/contracts';
import {
  deliveryStop,
  findResubmission,
  goodsOf,
  orderOf,
  unitsOf,
  unsettledAttempt,
  waitsForHeld,
  type Attempt,
  type OrderHistory,
  type Resubmission,
} from '@bujiao/order-history';
import type { NextStep, StepInput } from './next-step.js';
import { openSupplierOrders } from './open-supplier-orders.js';
import { proofStep } from './proof-step.js';
import { unitsLeft, unitsToBuy } from './quantities.js';

export type { NextStep, StepInput } from './next-step.js';

/**
 * Reads what delivery has to do next off the history alone. Every way in (the approval, a timer, a restart after a crash) asks
 * this and nothing else, so an attempt that was started and never settled is always queried before anything is sent again.
 */
export function nextStep(history: OrderHistory, resubmissionId: string, input: StepInput): NextStep {
  const resubmission = findResubmission(history, resubmissionId);
  if (resubmission?.status !== 'approved' || !history.terms) return { do: 'nothing' };
  const unsettled = unsettledAttempt(resubmission);
  if (unsettled) return stepForUnsettled(unsettled, input);
  const left = unitsLeft(history, resubmission);
  if (left === 0) return whenNothingIsOwed(history, resubmission);
  return (
    deliveryStop(history) ??
    clearUpShopsOwn(history, resubmission, left) ??
    buyStep(history, resubmission, input)
  );
}

/** Supplier orders that the shop opened itself: nothing is bought while the fate of one of them is unknown. */
function clearUpShopsOwn(
  history: OrderHistory,
  resubmission: Resubmission,
  left: number,
): NextStep | undefined {
  const [open] = openSupplierOrders(history);
  if (open) return adoptStep(resubmission, open, left);
  // One that an earlier resubmission adopted and never learnt the fate of: only a person can clear it up.
  const isUnclear = unitsOf(history).openSupplierOrders.length > 0;
  return isUnclear ? { do: 'ask-a-person', code: 'outcome-unknown' } : undefined;
}

/** Goods go out: after the waits that a failure and the shop's acknowledgement ask for, and never more than was asked for. */
function buyStep(history: OrderHistory, resubmission: Resubmission, input: StepInput): NextStep {
  const quantity = unitsToBuy(history, resubmission);
  const failed = afterFailure(history, resubmission, input);
  if (failed) return failed;
  const heldUntil = waitsForHeld(history, resubmission, input.rules);
  if (heldUntil === undefined)
    return proofStep(history, resubmission, input) ?? startStep(history, resubmission, quantity, input);
  return heldUntil > input.now ? { do: 'wait', until: heldUntil } : { do: 'ask-a-person', code: 'not-held' };
}

function whenNothingIsOwed(history: OrderHistory, { attempts }: Resubmission): NextStep {
  if (attempts.some((a) => a.status === 'succeeded')) return { do: 'finish' };
  const stop = deliveryStop(history);
  if (stop?.do === 'fail') return stop;
  // What is only perhaps delivered ends nothing: the buyer would be told that all of it was.
  const { ordered, surelyByShop, byUs, refunded } = unitsOf(history);
  return surelyByShop + byUs + refunded >= ordered
    ? { do: 'fail', code: 'nothing-owed' }
    : { do: 'ask-a-person', code: 'maybe-delivered' };
}

/** What no further query can clear up. */
const FOR_A_PERSON: ReadonlySet<string | undefined> = new Set([
  'units-unknown',
  'cards-missing',
  'beyond-idempotency-horizon',
]);

function stepForUnsettled(attempt: Attempt, input: StepInput): NextStep {
  const code = codeForPerson(attempt, input);
  if (code) return { do: 'ask-a-person', code, attemptId: attempt.attemptId };
  const until = attempt.nextQueryAt ? Date.parse(attempt.nextQueryAt) : input.now;
  return until > input.now ? { do: 'wait', until } : { do: 'query', attempt };
}

function codeForPerson(attempt: Attempt, { now, policy, supplierIds }: StepInput): string | undefined {
  const { code, source, oddAnswers = 0, startedAt } = attempt;
  if (source.kind !== 'supplier' || !supplierIds.has(source.supplierId)) return 'unknown-supplier';
  if (FOR_A_PERSON.has(code) || oddAnswers >= policy.mostOddAnswers) return code;
  return now - Date.parse(startedAt) > policy.unknownDeadline ? 'outcome-unknown' : undefined;
}

function afterFailure(
  history: OrderHistory,
  resubmission: Resubmission,
  { now, policy }: StepInput,
): NextStep | undefined {
  const recent = resubmission.attempts.slice(resubmission.attemptsBeforePerson);
  const last = recent.at(-1);
  if (last?.status !== 'failed') return undefined;
  const code = last.code ?? 'delivery-failed';
  if (!last.retryAt) return { do: 'fail', code };
  const tries = recent.filter((a) => !a.adopted).length;
  if (tries > policy.retryAfter.length || waitsForStockInVain(history, code))
    return { do: 'ask-a-person', code };
  const until = Date.parse(last.retryAt);
  return until > now ? { do: 'wait', until } : undefined;
}

/** Given up by the shop once already: it goes out at once or a person decides; nobody waits for stock. */
const waitsForStockInVain = (history: OrderHistory, code: string): boolean =>
  code === 'out-of-stock' && (orderOf(history)?.cancellations.length ?? 0) > 0;

/** The shop's own call is cleared up by its own number, for its own units; of unknown ones, it may stand for all that is owed. */
const adoptStep = ({ attempts }: Resubmission, adopt: PendingSupplierOrder, owed: number): NextStep => ({
  do: 'start',
  attemptNo: attempts.length + 1,
  quantity: adopt.quantity ?? owed,
  adopt,
  source: { kind: 'supplier', supplierId: adopt.supplierId },
});

const startStep = (
  { terms }: OrderHistory,
  resubmission: Resubmission,
  quantity: number,
  input: StepInput,
): NextStep => ({
  do: 'start',
  attemptNo: resubmission.attempts.length + 1,
  quantity,
  source: sourceOf(terms && goodsOf(terms, resubmission).kind, input),
});

/** Goods that are cards come from our own stock only: what a supplier sells us without its cards delivers nothing. */
const sourceOf = (kind: GoodsKind | undefined, { defaultSupplierId }: StepInput): DeliverySource =>
  kind && isRechargeKind(kind) ? { kind: 'supplier', supplierId: defaultSupplierId } : { kind: 'card-stock' };
