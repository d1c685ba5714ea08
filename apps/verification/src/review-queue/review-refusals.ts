import { Refused } from '@bujiao/order-history';

export const claimedByAnother = (until: Date | null): Refused =>
  new Refused(
    'claimed-by-another',
    { zh: '其他审核员正在处理该申请。', en: 'Another reviewer has this case.' },
    until ? { until: until.toISOString() } : {},
  );
export const notClaimed = (): Refused =>
  new Refused('not-claimed', {
    zh: '请先领取该申请再作决定。',
    en: 'Claim the case before you decide; your claim may have ended.',
  });
export const alreadyDecided = (): Refused =>
  new Refused('already-decided', {
    zh: '该申请刚刚已作出决定。',
    en: 'A decision about this case is being recorded.',
  });
export const tooLate = (): Refused =>
  new Refused('too-late', {
    zh: '决定已生效，无法撤回。',
    en: 'The decision is recorded and cannot be taken back.',
  });
