import type { Sentence } from '@bujiao/contracts';

/** The states of a resubmission, as people read them. */
const RESUBMISSION_STATUS_NAMES: Readonly<Record<string, Sentence>> = {
  requested: { zh: '核验中', en: 'verifying' },
  approved: { zh: '补单中', en: 'resubmitting' },
  'waiting-for-human': { zh: '等人处理', en: 'with a person' },
  delivered: { zh: '已发货', en: 'delivered' },
  closed: { zh: '已完成', en: 'completed' },
  rejected: { zh: '核验未通过', en: 'rejected' },
  failed: { zh: '没有补成', en: 'failed' },
};

export function resubmissionStatusName(status: string): Sentence {
  const name = Object.hasOwn(RESUBMISSION_STATUS_NAMES, status)
    ? RESUBMISSION_STATUS_NAMES[status]
    : undefined;
  if (!name) throw new Error(`no name for ${status}`);
  return name;
}
