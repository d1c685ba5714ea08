import {
  describedEvent,
  PROGRESS_STAGES,
  type OrderEvent,
  type OrderEvents,
  type ProgressStage,
  type Sentence,
} from '@bujiao/contracts';

/** The stages of the progress bar, as people see them. */
export const STAGES = PROGRESS_STAGES;
export type Stage = ProgressStage;

export const STAGE_NAMES: Readonly<Record<Stage, string>> = {
  requested: '申请',
  verifying: '核验中',
  resubmitting: '补单中',
  delivered: '已发货',
  completed: '已完成',
};

export type ProgressOutcome = 'closed' | 'rejected' | 'failed' | 'waiting-for-human';

/** What one event changes about a resubmission's progress. */
export interface ProgressChange {
  readonly stage: Stage;
  readonly outcome?: ProgressOutcome;
  readonly sentence?: Sentence;
}

const WAITING: Sentence = {
  zh: '已转人工处理，客服会尽快跟进。',
  en: 'A person is looking into it and will get back to you.',
};

const REVIEWED: Sentence = {
  zh: '已转人工审核，结果会尽快告知。',
  en: 'A person checks the request and will get back to you.',
};

const CONFIRM: Sentence = {
  zh: '请在订单页确认这是你的角色，确认后补发。',
  en: 'Confirm on the page of the order that this is your role; then it is sent.',
};

/** Undefined for events that people do not see as progress. */
export function progressAfter(event: OrderEvent): ProgressChange | undefined {
  switch (event.type) {
    case 'ResubmissionRejected':
      return { stage: 'verifying', outcome: 'rejected', sentence: event.data.sentence };
    case 'ResubmissionFailed':
      return { stage: 'resubmitting', outcome: 'failed', sentence: event.data.sentence };
    case 'ReviewRequested':
      return { stage: 'verifying', outcome: 'waiting-for-human', sentence: REVIEWED };
    case 'ManualWorkRequested':
      return { stage: 'resubmitting', outcome: 'waiting-for-human', sentence: WAITING };
    case 'ResubmissionClosed':
      return { stage: 'completed', outcome: 'closed' };
    default:
      return roleProgress(event) ?? stageOf(event);
  }
}

const stageOf = ({ type }: OrderEvent): ProgressChange | undefined => {
  const stage = describedEvent(type)?.stage;
  return stage && { stage };
};

/** The owner of a role has to confirm it: people see the words until they did. */
function roleProgress({ type }: OrderEvent): ProgressChange | undefined {
  if (type === 'PermissionAsked') return { stage: 'verifying', sentence: CONFIRM };
  return type === 'PermissionConfirmed' ? { stage: 'verifying' } : undefined;
}

/** The events that {@link progressAfter} knows. Attempts are not among them: people see one stage for all of them. */
export const PROGRESS_EVENT_TYPES: readonly (keyof OrderEvents)[] = [
  'ResubmissionRequested',
  'ResubmissionApproved',
  'ResubmissionRejected',
  'ResubmissionDelivered',
  'ResubmissionFailed',
  'PermissionAsked',
  'PermissionConfirmed',
  'ReviewRequested',
  'ManualWorkRequested',
  'ManualWorkResolved',
  'ResubmissionClosed',
];
