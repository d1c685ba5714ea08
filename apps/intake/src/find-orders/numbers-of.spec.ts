import type { KeptFact } from '../order-record/record-row.js';
import { numbersOf } from './numbers-of.js';

const fact = (data: object): KeptFact =>
  ({ id: 'e1', source: '/s', type: 'shop.order.delayed', data, hash: 'h' }) as unknown as KeptFact;
const found = (data: object): string[] =>
  numbersOf('O1', fact(data)).map(({ kind, number }) => `${kind} ${number}`);

describe('the numbers that a fact brings to its order', () => {
  it('are those of the order and the event, and what the data holds, however deep', () => {
    expect(
      found({
        paymentId: 'P1',
        pendingSupplierOrders: [
          { supplierId: 's', requestNo: 'R1' },
          { supplierId: 's', requestNo: 'R2' },
        ],
        deliveryId: 'D1',
      }),
    ).toEqual([
      'order O1',
      'event e1',
      'payment P1',
      'supplier-request R1',
      'supplier-request R2',
      'supplier-order D1',
    ]);
  });

  it('never hold what is sealed, nor names', () => {
    expect(found({ terms: { rechargeTarget: { keyOf: 'B1', sealed: 'x' }, goods: { name: 'n1' } } })).toEqual(
      ['order O1', 'event e1'],
    );
  });
});
