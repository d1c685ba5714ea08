import { Controller } from '@nestjs/common';
import type { OrderEvents } from '@bujiao/contracts';
import { ProjectsEvents, type BusEvent } from '@bujiao/event-bus';
import { BuyerRequests, type RecordedRequest } from '../resubmission-requests/buyer-requests.repository.js';
import {
  ResubmittedOrders,
  type ResubmissionMark,
} from '../resubmission-requests/resubmitted-orders.repository.js';
import type { OrderNumber } from './numbers-of.js';
import { OrderNumbers } from './order-numbers.repository.js';

/** Pause between two writes, so that the numbers of one order become one: nobody searches for a number that young. */
const PACE = { paceMs: 20 };

/**
 * Numbers that arise while an order is resubmitted: an order is found by them as by those that the shop told. And the requests of each
 * buyer, which a policy may limit, and which resubmissions are open: they come with the same events, and a group of their own would read
 * every request twice.
 */
@Controller()
export class OrderNumbersHandler {
  constructor(
    private readonly numbers: OrderNumbers,
    private readonly buyers: BuyerRequests,
    private readonly resubmitted: ResubmittedOrders,
  ) {}

  @ProjectsEvents(
    'intake-order-numbers',
    [
      'ResubmissionRequested',
      'DeliveryAttemptStarted',
      'DeliveryAttemptSucceeded',
      'ResubmissionRejected',
      'ResubmissionFailed',
      'ResubmissionClosed',
    ],
    PACE,
  )
  async project(events: readonly BusEvent[]): Promise<void> {
    await Promise.all([
      this.numbers.add(events.filter(({ type }) => !ENDS.has(type)).flatMap(numbersOfEvent)),
      this.buyers.add(events.flatMap(requestOf)),
      this.resubmitted.mark(events.flatMap(markOf)),
    ]);
  }
}

/** They carry no number that their request did not bring. */
const ENDS: ReadonlySet<string> = new Set([
  'ResubmissionRejected',
  'ResubmissionFailed',
  'ResubmissionClosed',
]);

const markOf = ({ type, orderId, recorded }: BusEvent): ResubmissionMark[] => {
  const is = type === 'ResubmissionRequested' ? 'requested' : ENDS.has(type) ? 'ended' : undefined;
  return is && recorded ? [{ orderId, is, revision: recorded.revision }] : [];
};

const requestOf = ({ type, orderId, data, time }: BusEvent): RecordedRequest[] =>
  type === 'ResubmissionRequested'
    ? [
        {
          resubmissionId: (data as OrderEvents['ResubmissionRequested']).resubmissionId,
          orderId,
          requestedAt: time,
        },
      ]
    : [];

type Numbered = Partial<
  OrderEvents['ResubmissionRequested'] &
    OrderEvents['DeliveryAttemptStarted'] &
    OrderEvents['DeliveryAttemptSucceeded']
>;

export function numbersOfEvent({ orderId, data }: Pick<BusEvent, 'orderId' | 'data'>): OrderNumber[] {
  const { resubmissionId, requestNo, supplierOrderNo } = data as Numbered;
  const numbers: OrderNumber[] = [];
  if (resubmissionId !== undefined) numbers.push({ orderId, kind: 'resubmission', number: resubmissionId });
  if (requestNo !== undefined) numbers.push({ orderId, kind: 'supplier-request', number: requestNo });
  if (supplierOrderNo !== undefined)
    numbers.push({ orderId, kind: 'supplier-order', number: supplierOrderNo });
  return numbers;
}
