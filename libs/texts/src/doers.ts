import type { Sentence } from '@bujiao/contracts';

/** Who has the next move, as people read it. */
const DOER_NAMES: Readonly<Record<string, Sentence>> = {
  buyer: { zh: '买家', en: 'the buyer' },
  system: { zh: '系统', en: 'the system' },
  supplier: { zh: '供货方', en: 'the supplier' },
  shop: { zh: '商城', en: 'the shop' },
  support: { zh: '客服', en: 'support' },
  nobody: { zh: '没有人', en: 'nobody' },
};

export const doerName = (by: string): Sentence => {
  const name = Object.hasOwn(DOER_NAMES, by) ? DOER_NAMES[by] : undefined;
  if (!name) throw new Error(`no name for ${by}`);
  return name;
};
