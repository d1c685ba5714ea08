import 'reflect-metadata';
import { GOODS_KINDS } from '@bujiao/contracts';
import { Type } from 'class-transformer';
import { IsArray, IsInt, IsObject, IsOptional, IsString, ValidateNested } from 'class-validator';
import fc from 'fast-check';
import { DATA_OF, DelayedDto, DeliveryFailedDto, OrderPlacedDto } from '../order-event.dto.js';
import { editDistance } from '@bujiao/input-text';
import { misspeltGuards, namesIn, nearestName, nearestValue, shapeOf, unknownFieldsOf } from './index.js';

class PartDto {
  @IsString() supplierId: string;
  @IsOptional() @IsInt() quantity?: number;
}
class WholeDto {
  @IsArray() @ValidateNested({ each: true }) @Type(() => PartDto) parts: readonly PartDto[];
  @IsOptional() @IsObject() @ValidateNested() @Type(() => PartDto) part?: PartDto;
  @IsOptional() @IsArray() @IsString({ each: true }) tags?: string[];
  @IsOptional() @IsObject() free?: object;
}
const WHOLE = shapeOf(WholeDto);
const EVERYWHERE = namesIn(...Object.values(DATA_OF).map(shapeOf));
const GUARDS = ['pendingSupplierOrder', 'pendingSupplierOrders', 'quantity', 'paymentId', 'amount'];

describe('the shape of a DTO', () => {
  it('has its fields, nested ones and lists', () => {
    const part = { supplierId: true, quantity: true };
    expect(WHOLE).toEqual({ parts: [part], part, tags: true, free: true });
    expect(shapeOf(OrderPlacedDto)).toMatchObject({
      buyerId: true,
      goods: { goodsId: true, name: true, kind: true, unitPrice: true },
      rechargeTarget: { rechargeAccount: true },
    });
  });

  it('names every field of the order feed', () => {
    expect(EVERYWHERE).toEqual(
      expect.arrayContaining(['buyerId', 'unitPrice', 'requestNo', 'gameRole', 'code']),
    );
  });
});

describe('fields that are ignored', () => {
  it('are named by JSON pointer, at every depth, in their order', () => {
    const data = {
      colour: 'red',
      parts: [{ supplierId: 'S' }, { supplier_id: 'S', 'a/b~c': 1 }],
      part: { quantitty: 1 },
      tags: ['x'],
      free: { anything: 1 },
    };
    expect(unknownFieldsOf(WHOLE, data)).toEqual([
      { pointer: '/colour', name: 'colour' },
      { pointer: '/parts/1/supplier_id', name: 'supplier_id', nearest: 'supplierId' },
      { pointer: '/parts/1/a~1b~0c', name: 'a/b~c' },
      { pointer: '/part/quantitty', name: 'quantitty', nearest: 'quantity' },
    ]);
  });

  it('are none where the shape does not fit: that is for the check of the data', () => {
    for (const data of [undefined, null, 7, 'text', [], [{ a: 1 }], { parts: 'x', part: [] }])
      expect(unknownFieldsOf(WHOLE, data)).toEqual([]);
  });

  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])('may be called %s', (name) => {
    expect(unknownFieldsOf(WHOLE, JSON.parse(`{"${name}":1}`))).toMatchObject([{ pointer: `/${name}` }]);
  });
});

describe('a field that guards a delivery or money', () => {
  it.each([
    'pending_supplier_order',
    'pending-supplier-orders',
    'PendingSupplierOrder',
    'pendingSuplierOrder',
    'pendingSupplierOdrer',
    'pendingSupplierOrde',
  ])('is recognised as %s', (name) => {
    const unknown = unknownFieldsOf(shapeOf(DelayedDto), { [name]: {} }, EVERYWHERE);
    expect(misspeltGuards(unknown, GUARDS)).toEqual([
      { pointer: `/${name}`, name, nearest: 'pendingSupplierOrder' },
    ]);
  });

  it('is recognised on the wrong event, spelt right or nearly', () => {
    for (const name of ['pendingSupplierOrder', 'pending_supplier_order']) {
      const unknown = unknownFieldsOf(shapeOf(DeliveryFailedDto), { code: '110', [name]: {} }, EVERYWHERE);
      expect(misspeltGuards(unknown, GUARDS)).toMatchObject([{ pointer: `/${name}` }]);
      expect(misspeltGuards(unknownFieldsOf(shapeOf(DeliveryFailedDto), { [name]: {} }), GUARDS)).toEqual([]);
    }
  });

  it('is recognised at the wrong depth', () => {
    const unknown = unknownFieldsOf(shapeOf(OrderPlacedDto), { goods: { payment_id: 'P' } }, EVERYWHERE);
    expect(misspeltGuards(unknown, GUARDS)).toMatchObject([
      { pointer: '/goods/payment_id', nearest: 'paymentId' },
    ]);
  });

  it('is not seen in every other field', () => {
    const data = { remark: 'x', channel: 'app', supplier: 'S', orderNote: '', account: 'a' };
    expect(misspeltGuards(unknownFieldsOf(shapeOf(DelayedDto), data, EVERYWHERE), GUARDS)).toEqual([]);
  });
});

describe('the nearest name', () => {
  const known = ['code', 'note', 'quantity', 'amount'];
  it.each([
    ['Code', 'code'],
    ['codes', 'code'],
    ['cod', 'code'],
    ['qauntity', 'quantity'],
    ['quantities', 'quantity'],
    ['account', undefined],
    ['qty', undefined],
    ['cute', undefined],
    ['x'.repeat(100_000), undefined],
    ['', undefined],
  ])('of %.20s is %s', (name, nearest) => {
    expect(nearestName(name, known)).toBe(nearest);
  });

  it('of a known name is the name itself', () => {
    for (const name of EVERYWHERE) expect(nearestName(name, EVERYWHERE)).toBe(name);
  });
});

describe('a value outside its set', () => {
  it.each([
    ['game_points', 'game-points'],
    ['GamePoint', 'game-points'],
    ['points', 'game-points'],
    ['car', undefined],
    [7, undefined],
    [undefined, undefined],
  ])('%j: expected are all kinds, meant was %s', (value, nearest) => {
    expect(nearestValue(value, GOODS_KINDS)).toEqual({
      expected: GOODS_KINDS,
      ...(nearest !== undefined && { nearest }),
    });
  });
});

describe('the distance of two texts', () => {
  it.each([
    ['ab', 'ba', 1],
    ['abc', 'ac', 1],
    ['abc', 'axc', 1],
    ['kitten', 'sitting', undefined],
    ['ca', 'abc', undefined],
    ['', 'ab', 2],
  ])('%s and %s: %s', (one, other, distance) => {
    expect(editDistance(one, other, 2)).toBe(distance);
  });

  it('is the same both ways, and nothing only for equal ones', () => {
    const text = fc.stringMatching(/^[ab]{0,5}$/);
    fc.assert(
      fc.property(text, text, (one, other) => {
        expect(editDistance(one, other, 9)).toBe(editDistance(other, one, 9));
        expect(editDistance(one, other, 9) === 0).toBe(one === other);
      }),
    );
  });
});
