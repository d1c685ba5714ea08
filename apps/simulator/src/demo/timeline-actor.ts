import type { Actor, Sentence } from '@bujiao/contracts';
import type { Lang } from '../screen/screen.js';

const SERVICES: Readonly<Record<string, Sentence | undefined>> = {
  intake: { zh: '系统·受理', en: 'system: intake' },
  verification: { zh: '系统·核验', en: 'system: checks' },
  fulfillment: { zh: '系统·补单', en: 'system: delivery' },
  'after-sales': { zh: '系统·售后', en: 'system: after-sales' },
};
const ROLES: Readonly<Record<string, Sentence | undefined>> = {
  buyer: { zh: '买家', en: 'buyer' },
  merchant: { zh: '商户', en: 'merchant' },
  'after-sales': { zh: '售后', en: 'after-sales' },
  ops: { zh: '运维', en: 'ops' },
  service: { zh: '商城', en: 'shop' },
};

/** Who did it, in words. */
export function nameOfActor(who: Partial<Actor>, lang: Lang): string {
  const { kind, id = '', role = '' } = who;
  const name = kind === 'system' ? SERVICES[id] : ROLES[role];
  if (!name) return id;
  return kind === 'system' ? name[lang] : `${name[lang]} ${id}`;
}
