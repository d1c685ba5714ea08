import type {
  NoticeWish,
  OrderEvent,
  OrderEvents,
  RequestChannel,
  ResubmissionReason,
  RuleOverride,
  Sealed,
  TargetField,
  TemplateRef,
} from '@bujiao/contracts';
import {
  addFacts,
  codeOfDecision,
  decideResubmission,
  findResubmission,
  goodsChangeOf,
  isPersonsWork,
  openResubmission,
  orderOf,
  Refused,
  sameFinding,
  unitsOf,
  valuesOfDecision,
  type Ask,
  type AskedGoods,
  type Decision,
  type OrderHistory,
  type Resubmission,
  type WindowCount,
} from '@bujiao/order-history';
import type { Policy } from '@bujiao/policy';
import { snapshotEvents, type ToldOrder } from '../order-record/snapshot-events.js';
import { decisionSentence, sentenceOf } from '@bujiao/texts';

export interface RequestResubmission {
  readonly resubmissionId: string;
  /** Absent: whatever fits best, so that one click is enough. */
  readonly reason?: ResubmissionReason;
  readonly channel: RequestChannel;
  readonly fieldsTyped: number;
  readonly fingerprint: string;
  readonly requesterId: string;
  /** Nothing was chosen and nothing typed. */
  readonly isPlainClick: boolean;
  /** Units that are wanted; absent: all that are owed. */
  readonly quantity?: number;
  /** Other goods that are wanted, as they are offered now. */
  readonly goods?: AskedGoods;
  readonly rechargeTarget?: Sealed;
  /** Keyed hashes of the buyer's device and network address, where they are known. */
  readonly device?: string;
  readonly address?: string;
  /** How the given target stands to the one that is known. */
  readonly target?: Ask['target'];
  /** The recharge template of the goods, and the fields of the target that it does not take. */
  readonly template?: TemplateRef;
  readonly wrongFields?: readonly TargetField[];
  /** Asked in a session that a link opened. */
  readonly byLink?: boolean;
  /** Rules that after-sales sets aside. */
  readonly override?: RuleOverride;
  /** How the buyer prefers to be told; absent: the shop's choice. */
  readonly tellBuyer?: NoticeWish;
  /** The order as intake's record has it now. */
  readonly record: ToldOrder;
  readonly policy: Policy;
  /** Earlier requests for the orders of the buyer; absent where the policy limits none. */
  readonly buyerRequests?: readonly WindowCount[];
  /** ms since the epoch. */
  readonly now: number;
}

/**
 * Opens a resubmission, if the order's history allows one. The same request again decides nothing; the same id with another
 * meaning, and everything the rules forbid, is refused.
 */
export function requestResubmission(
  history: OrderHistory,
  command: RequestResubmission,
): readonly OrderEvent[] {
  const known = findResubmission(history, command.resubmissionId);
  if (known) return sameRequest(known.fingerprint, command);
  if (ownOpenResubmission(history, command)) return [];
  const decision = decideOn(history, command);
  if (decision.do !== 'go') throw refusalOf(decision);
  return [...snapshotEvents(history, command.record), requested(history, command, decision)];
}

/**
 * A refused request that is left to a person becomes work for one, with what is known; also where the order had no stream. Nothing
 * where that person was asked the same before, or where the work is listed for another cause (a contradiction).
 */
export function askPerson(history: OrderHistory, command: RequestResubmission): readonly OrderEvent[] {
  const decision = decideOn(history, command);
  if (decision.do !== 'person' || !isPersonsWork(decision.code)) return [];
  const asked = { code: decision.code, known: valuesOfDecision(decision) };
  if (history.personAsked && sameFinding(history.personAsked, asked)) return [];
  return [...snapshotEvents(history, command.record), { type: 'PersonAsked', data: asked }];
}

/**
 * The requester's own resubmission that is on its way already, if this request adds nothing to it: many clicks at once are one.
 */
export function ownOpenResubmission(
  history: OrderHistory,
  {
    requesterId,
    fingerprint,
    isPlainClick,
  }: Pick<RequestResubmission, 'requesterId' | 'fingerprint' | 'isPlainClick'>,
): Resubmission | undefined {
  const open = openResubmission(history);
  if (!open || open.status === 'delivered' || !isOwn(open, requesterId)) return undefined;
  return isPlainClick || open.fingerprint === fingerprint ? open : undefined;
}

/** What was opened with nobody acting is the owner's: a click that comes meanwhile asks for the same. */
const isOwn = ({ requestedBy }: Resubmission, requesterId: string): boolean =>
  requestedBy.id === requesterId || requestedBy.kind === 'system';

/** The history with what the record knows beyond it: page and click decide on this. */
export const withRecord = (history: OrderHistory, { terms, told }: ToldOrder): OrderHistory => ({
  ...history,
  terms: history.terms ?? terms,
  told: addFacts(history.told, told),
});

const decideOn = (history: OrderHistory, command: RequestResubmission): Decision =>
  decideResubmission({
    history: withRecord(history, command.record),
    policy: command.policy,
    now: command.now,
    ask: askOf(command),
    ...(command.buyerRequests && { buyerRequests: command.buyerRequests }),
  });

const askOf = ({ reason, target, wrongFields, quantity, goods, override }: RequestResubmission): Ask => ({
  ...(reason && { reason }),
  ...(target && { target }),
  ...(wrongFields && { wrongFields }),
  ...(quantity !== undefined && { quantity }),
  ...(goods && { goods }),
  ...(override && { override }),
});

function requested(
  history: OrderHistory,
  command: RequestResubmission,
  { reason, quantity }: Extract<Decision, { do: 'go' }>,
): OrderEvent {
  return {
    type: 'ResubmissionRequested',
    data: {
      resubmissionId: command.resubmissionId,
      reason,
      channel: command.channel,
      fieldsTyped: command.fieldsTyped,
      fingerprint: command.fingerprint,
      ...(command.rechargeTarget && { rechargeTarget: command.rechargeTarget }),
      ...(quantity !== undefined && { quantity }),
      ...changed(history, command),
      ...(command.override && { override: command.override }),
      ...(command.device !== undefined && { device: command.device }),
      ...(command.address !== undefined && { address: command.address }),
      ...(command.tellBuyer && { tellBuyer: command.tellBuyer }),
      ...(command.buyerRequests && { buyerRequests: command.buyerRequests }),
      ...customGoodsIn(command),
    },
  };
}

const customGoodsIn = ({
  template,
  byLink,
}: RequestResubmission): Pick<OrderEvents['ResubmissionRequested'], 'template' | 'byLink'> => ({
  ...(template && { template }),
  ...(byLink && { byLink: true }),
});
/** What is wanted otherwise than ordered, before and after. The account's change is in its own member. */
function changed(history: OrderHistory, command: RequestResubmission): Changed {
  const known = withRecord(history, command.record);
  const order = orderOf(known);
  const { quantity } = command;
  const goods = order && goodsChangeOf(order.terms.goods, askOf(command));
  return {
    ...(quantity !== undefined && { change: { quantity, owed: unitsOf(known).missing } }),
    ...(goods && { goods }),
  };
}
type Changed = Pick<OrderEvents['ResubmissionRequested'], 'change' | 'goods'>;

/** The codes under which the API has always refused a click for want of an account. */
const CLICK_CODES: Readonly<Record<string, string>> = { 'account-needed': 'recharge-target-missing' };

export function refusalOf(decision: Exclude<Decision, { do: 'go' }>): Refused {
  const code = codeOfDecision(decision);
  return new Refused(CLICK_CODES[code] ?? code, sentenceOf(decision), valuesOfDecision(decision));
}

function sameRequest(fingerprint: string, command: RequestResubmission): readonly OrderEvent[] {
  if (fingerprint === command.fingerprint) return [];
  throw new Refused('idempotency-key-reused', decisionSentence('idempotency-key-reused'));
}
