import 'reflect-metadata';
import type { RechargeTarget } from '@bujiao/contracts';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import fc from 'fast-check';
import { ResubmissionRequestDto } from '../resubmission-requests/resubmission-request.dto.js';
import { checkOrderEvent, isRejection } from './check-order-event.js';

const NOW = Date.parse('2026-11-23T10:00:00.000Z');
const account = fc.stringMatching(/^[a-z0-9]{2,20}$/);
const BLANKS = ['', ' ', '\t', '\u3000', '\u00a0', '\r\n'];
const HIDDEN = ['\0', '\u200b', '\u200d', '\u202e', '\u2066', '\ufeff', '\ud83d', '\n', '\u2028', '\u0085'];

const wide = (text: string): string =>
  text.replaceAll(/\d/g, (digit) => String.fromCodePoint(digit.charCodeAt(0) + 0xfee0));

/** The account as a shop's placing tells it; undefined where it is rejected. */
function told(rechargeAccount: string): string | undefined {
  const goods = { goodsId: 'T1', name: '手机话费', kind: 'direct-top-up', unitPrice: 100 };
  const data = { buyerId: 'B1', goods, quantity: 1, amount: 100, rechargeTarget: { rechargeAccount } };
  const checked = checkOrderEvent(
    {
      specversion: '1.0',
      id: 'e1',
      source: '/shop',
      type: 'shop.order.placed',
      subject: 'O1',
      time: '2026-11-23T09:00:00Z',
      data,
    },
    NOW,
  );
  if (!isRejection(checked))
    return (checked.data as { rechargeTarget: RechargeTarget }).rechargeTarget.rechargeAccount;
  expect(checked.code).toBe('invalid-data');
  return undefined;
}

/** The account as a buyer types it; undefined where it is refused. */
function typed(rechargeAccount: string): string | undefined {
  const request = plainToInstance(ResubmissionRequestDto, { rechargeTarget: { rechargeAccount } });
  const problems = validateSync(request, { whitelist: true });
  return problems.length > 0 ? undefined : request.rechargeTarget?.rechargeAccount;
}

describe.each([
  ['that a shop tells', told],
  ['that a buyer types', typed],
])('an account %s', (_, taken) => {
  it('is the same in every spelling: blanks around it, full-width digits', () => {
    const spelt = fc.tuple(account, fc.constantFrom(...BLANKS), fc.constantFrom(...BLANKS), fc.boolean());
    fc.assert(
      fc.property(spelt, ([plain, before, after, isWide]) => {
        expect(taken(`${before}${isWide ? wide(plain) : plain}${after}`)).toBe(plain);
      }),
      { numRuns: 200 },
    );
  });

  it('is refused with a character that nobody sees, and of blanks only', () => {
    const broken = fc.tuple(account, fc.constantFrom(...HIDDEN), account);
    fc.assert(
      fc.property(broken, ([before, hidden, after]) => {
        expect(taken(`${before}${hidden}${after}`)).toBeUndefined();
      }),
      { numRuns: 200 },
    );
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...BLANKS), { maxLength: 5 }), (blanks) => {
        expect(taken(blanks.join(''))).toBeUndefined();
      }),
    );
  });

  it('is, whatever was sent, one line without hidden characters, or refused', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (raw) => {
        const text = taken(raw);
        if (text === undefined) return;
        expect(text).not.toMatch(/^\s|\s$|[\p{Cc}\p{Cs}\u200b\u202e]/u);
        expect(taken(text)).toBe(text);
      }),
      { numRuns: 400 },
    );
  });
});
