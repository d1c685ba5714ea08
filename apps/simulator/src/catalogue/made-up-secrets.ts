import type { RechargeTarget } from '@bujiao/contracts';
import type { SeededRandom } from '../random/seeded-random.js';
import type { AccountKind, RechargeForm } from './catalogue-goods.js';

/** Made-up accounts; the mobile prefix is one that no carrier has given out. */
const ACCOUNTS: Readonly<Record<AccountKind, (random: SeededRandom) => string>> = {
  mobile: (random) => `1010${random.digits(7)}`,
  qq: (random) => `${random.integer(1, 9)}${random.digits(8)}`,
  uid: (random) => `${random.integer(1, 2)}${random.digits(8)}`,
  'e-mail': (random) => `player${random.digits(6)}@example.com`,
};

const ROLES = [
  '风吹麦浪',
  '今晚吃鸡',
  '一叶知秋',
  '北城以北',
  '不吃香菜',
  '青柠味的夏天',
  '峡谷养生人',
  '打野别抢',
] as const;

export function makeUpTarget(form: RechargeForm, random: SeededRandom): RechargeTarget {
  return {
    rechargeAccount: ACCOUNTS[form.account](random),
    ...(form.gameAreas && { gameArea: random.pick(form.gameAreas) }),
    ...(form.gameServers && { gameServer: random.pick(form.gameServers) }),
    ...(form.gameRole && { gameRole: random.pick(ROLES) }),
  };
}

export interface MadeUpCard {
  readonly cardNo: string;
  readonly cardPassword: string;
  /** ISO 8601 date. */
  readonly expiry: string;
}

const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';

/** Card `no` of a batch: the number is unique where `prefix` is. */
export function makeUpCard(prefix: string, no: number, random: SeededRandom): MadeUpCard {
  const block = (): string => Array.from({ length: 4 }, () => random.pick([...LETTERS])).join('');
  return {
    cardNo: `${prefix}${String(no).padStart(6, '0')}`,
    cardPassword: [block(), block(), block(), block()].join('-'),
    expiry: '2028-12-31',
  };
}

const MASK = '****';

/** An account or card number, so that its owner can tell it from another and nobody can use it. */
export function masked(account: string): string {
  const letters = [...account];
  const long = letters.length >= 8;
  return letters.slice(0, long ? 3 : 1).join('') + MASK + (long ? letters.slice(-4).join('') : '');
}

/** A password: its last two characters, for comparing with a card in hand. */
export const maskedPassword = (password: string): string =>
  MASK + (password.length >= 8 ? password.slice(-2) : '');
