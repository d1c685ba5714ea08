import type { Sentence } from '@bujiao/contracts';
import { count, lasting } from './format.js';

export interface UsualTime {
  readonly medianMs: number;
  readonly nineOfTenMs: number;
  readonly cases: number;
  readonly days: number;
  /** `reason`: of resubmissions for the same reason; `all`: of all, since those are too few. */
  readonly of: 'reason' | 'all';
}

/** How long a stage usually takes, from how many cases. */
export function usualTimeSentence({ medianMs, nineOfTenMs, cases, days, of }: UsualTime): Sentence {
  const [usual, most] = [lasting(medianMs), lasting(nineOfTenMs)];
  const which =
    of === 'reason' ? { zh: '同样情况', en: 'similar cases' } : { zh: '各种情况', en: 'cases of all kinds' };
  return {
    zh: `一般 ${usual.zh}，九成在 ${most.zh}内（近 ${days} 天${which.zh} ${count(cases)} 单）。`,
    en: `Usually ${usual.en}, nine of ten within ${most.en} (${count(cases)} ${which.en} in the last ${days} days).`,
  };
}
