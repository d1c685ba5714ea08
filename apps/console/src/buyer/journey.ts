import {
  STAGES,
  type History,
  type HistoryLine,
  type Progress,
  type Stage,
  type UsualTime,
} from '../api/orders.js';

export type StageState = 'passed' | 'now' | 'ahead' | 'unknown' | 'person' | 'stopped';

export interface StageStep {
  readonly stage: Stage;
  readonly state: StageState;
  /** When it was reached. */
  readonly at?: string;
}

/** The resubmission that a page shows, as its progress and its history tell it. */
export interface Journey {
  readonly steps: readonly StageStep[];
  readonly current: Stage;
  readonly startedAt?: string;
  readonly verifiedAt?: string;
  readonly handedOverAt?: string;
  readonly deliveredMs?: number;
  readonly checksPassed?: number;
}

const REACHED_BY: Readonly<Record<Stage, readonly string[]>> = {
  requested: ['ResubmissionRequested'],
  verifying: ['ResubmissionApproved', 'ResubmissionRejected'],
  resubmitting: ['DeliveryAttemptStarted'],
  delivered: ['ResubmissionDelivered'],
  completed: ['ResubmissionClosed'],
};

export function journeyOf(progress: Progress, history: History | null): Journey {
  const own = (history?.events ?? []).filter(
    ({ data }) => data['resubmissionId'] === progress.resubmissionId,
  );
  return {
    current: currentStage(progress),
    steps: stepsOf(progress, isUnknown(own), own),
    ...timesOf(progress, own),
    ...checksOf(own),
  };
}

function stepsOf(progress: Progress, unknown: boolean, own: readonly HistoryLine[]): StageStep[] {
  const present = STAGES.indexOf(progress.stage);
  const isDelivered = progress.stage === 'delivered';
  return STAGES.map((stage, i) => {
    if (i < present) return stepOf(stage, 'passed', own);
    if (i === present) return stepOf(stage, presentState(progress, unknown), own);
    return stepOf(stage, isDelivered ? 'now' : 'ahead', own);
  });
}

function presentState({ stage, outcome }: Progress, unknown: boolean): StageState {
  if (stage === 'delivered' || outcome === 'closed') return 'passed';
  if (outcome === 'waiting-for-human') return 'person';
  if (outcome) return 'stopped';
  return unknown ? 'unknown' : 'now';
}

function timesOf(
  progress: Progress,
  own: readonly HistoryLine[],
): Pick<Journey, 'startedAt' | 'verifiedAt' | 'handedOverAt' | 'deliveredMs'> {
  const timeOf = (type: string): string | undefined => own.find((line) => line.type === type)?.at;
  const startedAt = timeOf('ResubmissionRequested') ?? progress.requestedAt;
  const deliveredAt = timeOf('ResubmissionDelivered') ?? progress.deliveredAt;
  if (!startedAt) return {};
  const verifiedAt = timeOf('ResubmissionApproved');
  const handedOverAt = handOverOf(progress, own);
  const times = { startedAt, ...(verifiedAt && { verifiedAt }), ...(handedOverAt && { handedOverAt }) };
  if (!deliveredAt) return times;
  return { ...times, deliveredMs: Date.parse(deliveredAt) - Date.parse(startedAt) };
}

/** When the person who has it now was asked. */
const handOverOf = ({ outcome }: Progress, own: readonly HistoryLine[]): string | undefined =>
  outcome === 'waiting-for-human'
    ? own.findLast(({ type }) => type === 'ManualWorkRequested')?.at
    : undefined;

/** Delivered goods wait for their receipt: the stage that is under way is the last one. */
const currentStage = ({ stage, outcome }: Progress): Stage =>
  stage === 'delivered' && !outcome ? 'completed' : stage;

function stepOf(stage: Stage, state: StageState, own: readonly HistoryLine[]): StageStep {
  const at = own.find(({ type }) => REACHED_BY[stage].includes(type))?.at;
  return { stage, state, ...(at && state !== 'ahead' && { at }) };
}

/** The last word about the newest attempt is that nobody knows. */
const isUnknown = (own: readonly HistoryLine[]): boolean =>
  own.findLast(({ type }) => type.startsWith('DeliveryAttempt'))?.type === 'DeliveryAttemptUnknown';

/** The stage by which the usual times know what is under way; undefined where nothing is. */
export function timedStage({ stage, state }: StageStep): UsualTime['stage'] | undefined {
  if (state === 'person') return 'person';
  if (state !== 'now' && state !== 'unknown') return undefined;
  return stage === 'verifying' || stage === 'resubmitting' ? stage : undefined;
}

/** When the stage under way began, ms since the epoch. */
export function beganAt({ startedAt, verifiedAt, handedOverAt }: Journey, stage: Stage): number | undefined {
  const at = stage === 'resubmitting' ? (handedOverAt ?? verifiedAt ?? startedAt) : startedAt;
  return at === undefined ? undefined : Date.parse(at);
}

function checksOf(own: readonly HistoryLine[]): { checksPassed?: number } {
  const checks = own.find(({ type }) => type === 'ResubmissionApproved')?.data['checks'];
  return Array.isArray(checks) ? { checksPassed: checks.length } : {};
}

export interface EarlierResubmission {
  readonly resubmissionId: string;
  readonly at: string;
  readonly ended?: HistoryLine;
}

const ENDS = ['ResubmissionClosed', 'ResubmissionRejected', 'ResubmissionFailed', 'ResubmissionDelivered'];

/** Every resubmission but the one that the page shows, oldest first. */
export function earlierResubmissions(history: History | null, shown?: string): EarlierResubmission[] {
  const events = history?.events ?? [];
  return events
    .filter(({ type, data }) => type === 'ResubmissionRequested' && data['resubmissionId'] !== shown)
    .map(({ data, at }) => {
      const resubmissionId = String(data['resubmissionId']);
      const ended = events.findLast(
        (line) => line.data['resubmissionId'] === resubmissionId && ENDS.includes(line.type),
      );
      return { resubmissionId, at, ...(ended && { ended }) };
    });
}
