import type { FaultRule, FaultScript, FaultSubject } from '../faults/fault-script.js';
import { reasonToRefuse, type SupplierGoods } from './supplier-goods.js';
import type { SupplierLedger } from './supplier-ledger.js';
import {
  refusal,
  SUPPLIER_FAULTS,
  type SupplierAnswer,
  type SupplierFault,
  type SupplierOrderRequest,
} from './supplier-protocol.js';

/** How the answer travels back: it may be lost although the work was done. */
export type Transport = 'answer' | 'never-answer' | 'reset' | 'error-500' | 'error-500-with-answer';

export interface DeskAnswer {
  readonly transport: Transport;
  readonly answer: SupplierAnswer;
  /** How long the answer is held back, milliseconds. */
  readonly delayMs: number;
}

const TRANSPORT: Partial<Record<SupplierFault, Transport>> = {
  'timeout-after-delivery': 'never-answer',
  'timeout-before-order': 'never-answer',
  'reset-after-delivery': 'reset',
  'connection-reset': 'reset',
  'error-500': 'error-500',
  'error-500-with-answer': 'error-500-with-answer',
};
/** Faults that end a submission before the supplier takes the order: the number stays unknown to it. */
const NOT_TAKEN: readonly SupplierFault[] = [
  'timeout-before-order',
  'connection-reset',
  'error-500',
  'refused',
  'busy',
  'out-of-stock',
];
/** Faults of questions about roles leave orders alone. */
const FAULTS_OF_ORDERS = SUPPLIER_FAULTS.filter((fault) => !fault.startsWith('role-'));
const FAULTS_OF_QUERIES: readonly SupplierFault[] = ['processing-for-ever'];
/** Faults of any answer, that to a query included: the order itself is worked on as ever. */
const ODD_ANSWERS: readonly SupplierFault[] = ['other-order-answered', 'error-500-with-answer'];

const FAILED_AT_THE_BRAND = 123;

/** Takes orders and answers queries. Works without waiting, so two submissions of one number cannot overtake each other. */
export class SupplierDesk {
  /** Queries that still answer `processing`, by request number. */
  private readonly queriesLeft = new Map<string, number>();

  constructor(
    private readonly ledger: SupplierLedger,
    private readonly faults: FaultScript<SupplierFault>,
    private readonly goods?: ReadonlyMap<string, SupplierGoods>,
  ) {}

  submit(order: SupplierOrderRequest): DeskAnswer {
    if (this.ledger.get(order.order_no)) {
      this.ledger.take(order);
      return plain(refusal(102, order.order_no));
    }
    const subject = subjectOf(order.order_no, order.goods_no, order.biz_content.account);
    const fault = this.faults.take(subject, FAULTS_OF_ORDERS);
    const code = codeOfRefusal(fault) ?? reasonToRefuse(this.goods, order);
    if (code !== undefined) return plain(refusal(code, order.order_no), fault);
    if (fault && NOT_TAKEN.includes(fault.fault)) return plain(refusal(999, order.order_no), fault);
    this.ledger.take(order);
    this.work(order.order_no, fault);
    return plain(this.answerOf(order.order_no), fault);
  }

  query(orderNo: string): DeskAnswer {
    const entry = this.ledger.get(orderNo);
    if (!entry) return plain(refusal(101, orderNo));
    this.ledger.countQuery(orderNo);
    if (entry.status === 'processing') this.proceed(orderNo);
    const subject = subjectOf(orderNo, entry.goodsNo, entry.content.account);
    return plain(this.answerOf(orderNo), this.faults.take(subject, ODD_ANSWERS));
  }

  private work(orderNo: string, fault?: FaultRule<SupplierFault>): void {
    switch (fault?.fault) {
      case 'failed':
        return this.ledger.fail(orderNo, fault.code ?? FAILED_AT_THE_BRAND);
      case 'processing':
        return void this.queriesLeft.set(orderNo, fault.queries ?? 1);
      case 'processing-for-ever':
        return;
      default:
        this.ledger.deliver(orderNo);
    }
  }

  /** `processing-for-ever` lasts as long as its rule stands: once it is lifted, the next query finds the goods delivered. */
  private proceed(orderNo: string): void {
    const entry = this.ledger.get(orderNo);
    if (
      !entry ||
      this.faults.take(subjectOf(orderNo, entry.goodsNo, entry.content.account), FAULTS_OF_QUERIES)
    )
      return;
    const left = this.queriesLeft.get(orderNo) ?? 0;
    if (left > 0) this.queriesLeft.set(orderNo, left - 1);
    else this.ledger.deliver(orderNo);
  }

  private answerOf(orderNo: string): SupplierAnswer {
    const entry = this.ledger.get(orderNo);
    if (!entry) return refusal(101, orderNo);
    return {
      code: 0,
      order_no: orderNo,
      out_order_no: entry.outOrderNo,
      order_status: entry.status,
      ...(entry.failCode === undefined ? {} : { fail_code: entry.failCode }),
      ...(entry.status === 'success' && { buy_quantity: entry.quantity }),
      ...(entry.status === 'success' && entry.cards && { cards: entry.cards }),
    };
  }
}

const subjectOf = (orderNo: string, goodsNo: string, account: string): FaultSubject => ({
  key: orderNo,
  properties: { orderNo, goodsNo, account },
});

function codeOfRefusal(fault?: FaultRule<SupplierFault>): number | undefined {
  if (fault?.fault === 'busy') return 108;
  if (fault?.fault === 'out-of-stock') return 110;
  return fault?.fault === 'refused' ? (fault.code ?? FAILED_AT_THE_BRAND) : undefined;
}

const plain = (answer: SupplierAnswer, fault?: FaultRule<SupplierFault>): DeskAnswer => ({
  transport: (fault && TRANSPORT[fault.fault]) ?? 'answer',
  answer:
    fault?.fault === 'other-order-answered' ? { ...answer, order_no: `other-${answer.order_no}` } : answer,
  delayMs: fault?.fault === 'slow' ? (fault.delayMs ?? 2_000) : 0,
});
