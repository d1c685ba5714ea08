import { isRechargeKind } from '@bujiao/contracts';
import type { OriginalOrder } from '../order/original-order.js';
import type { Ask } from './decision.js';
import type { RuleRead } from './trace.js';

/** What the rule about the payment reads, for an explanation. Without the gateway's answer there is no data, which is no answer. */
export function paymentRead({ payments }: OriginalOrder, gateway: boolean, gatewayAsked: boolean): RuleRead {
  const { due, received, state } = payments.money;
  const read = { due, received, money: state, numbers: payments.numbers.length };
  if (!gateway) return { ...read, notAsked: 'proof-not-needed' };
  return gatewayAsked ? read : { ...read, notAsked: 'gateway-not-asked' };
}

/** What the rule about the delivery target reads, for an explanation: whether there is one, never which. */
export function accountRead({ terms }: OriginalOrder, { target, wrongFields = [] }: Ask): RuleRead {
  if (!isRechargeKind(terms.goods.kind)) return { goods: terms.goods.kind, notAsked: 'no-account-needed' };
  return {
    goods: terms.goods.kind,
    ofOrder: terms.rechargeTarget ? 'yes' : 'no',
    given: target ?? 'no',
    ...(wrongFields.length > 0 && { wrong: wrongFields.join(',') }),
  };
}
