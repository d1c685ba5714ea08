import type { FailureCode } from '@bujiao/texts';
import type { SupplierAnswer } from './supplier.port.js';

type Codes = Readonly<Record<number, SupplierAnswer>>;

const refused = (code: FailureCode): SupplierAnswer => ({ outcome: 'rejected', code, retryable: false });
const later = (code: FailureCode): SupplierAnswer => ({ outcome: 'rejected', code, retryable: true });
const open = (code: string): SupplierAnswer => ({ outcome: 'unknown', code });

/**
 * What the error codes of the game-card protocol mean. 105, 106, 108, 110, 999 and 1000 are queried again and so count as
 * unknown; the number of a duplicate (102) has been seen before, so its fate is to be queried too.
 */
const CODES: Codes = {
  101: { outcome: 'no-such-order' },
  102: open('duplicate-number'),
  103: refused('area-or-server-missing'),
  104: refused('bad-parameter'),
  105: open('ip-refused'),
  106: open('signature-refused'),
  107: later('no-such-goods'),
  108: open('busy'),
  109: refused('not-for-sale'),
  110: open('out-of-stock'),
  111: refused('price-differs'),
  112: later('balance-too-low'),
  113: refused('role-missing'),
  114: refused('role-check-failed'),
  116: refused('wrong-account'),
  117: refused('identity-mismatch'),
  118: refused('purchase-limit'),
  119: refused('risk-control'),
  120: refused('account-banned'),
  121: refused('not-entitled'),
  122: refused('mapping-failed'),
  123: { outcome: 'failed', code: 'failed-at-brand', retryable: false },
  999: open('unknown'),
  1000: open('brand-timeout'),
};

/** The meaning of an error code. One that the table lacks proves nothing, so it is unknown. */
export const meaningOf = (code: number): SupplierAnswer => CODES[code] ?? open(`code-${code}`);
