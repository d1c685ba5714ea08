import { useSay, useTexts, type Sentence } from '../../../texts/language.js';
import type { Job, JobState } from '../../../api/ops.js';
import { JOBS } from '../../../texts/jobs.js';
import {
  IconBan,
  IconChartPie,
  IconCheck,
  IconCircleDashed,
  IconPlayerPause,
  IconX,
  type Icon,
} from '../../../ui/icons.js';
import css from './jobs.module.css';
import ops from '../ops.module.css';

const SIGNS: Readonly<Record<JobState, Icon>> = {
  planned: IconCircleDashed,
  running: IconChartPie,
  paused: IconPlayerPause,
  done: IconCheck,
  failed: IconX,
  cancelled: IconBan,
};
type Tone = 'bad' | 'due' | 'well' | 'still';
const TONES: Readonly<Record<JobState, Tone>> = {
  planned: 'still',
  running: 'still',
  paused: 'due',
  done: 'well',
  failed: 'bad',
  cancelled: 'still',
};

interface JobSignProps {
  readonly state: JobState;
  /** As the API says it; absent: the name of the state. */
  readonly words?: Sentence;
}

export function JobSign({ state, words }: JobSignProps) {
  const t = useTexts(JOBS);
  const say = useSay();
  const Sign = SIGNS[state];
  return (
    <span className={`${ops.state} ${ops[TONES[state]]}`}>
      <Sign size={14} stroke={2} />
      {words ? say(words) : t.states[state]}
    </span>
  );
}

/** How far it is: of the planned events, not of what arrives meanwhile. */
export function JobBar({ job }: { readonly job: Pick<Job, 'state' | 'percent'> }) {
  const t = useTexts(JOBS);
  const tone = TONES[job.state];
  return (
    <span
      className={css.bar}
      role="progressbar"
      aria-label={t.list.progress}
      aria-valuenow={job.percent}
      aria-valuemin={0}
      aria-valuemax={100}
    >
      <svg width="100%" height="8" aria-hidden="true">
        <rect className={`${css.fill} ${css[tone]}`} height="8" width={`${job.percent}%`} />
      </svg>
    </span>
  );
}
