import { STAGES, type History, type HistoryLine, type Progress, type Stage } from '../api/orders.js';

export type StageState = 'passed' | 'now' | 'ahead' | 'unknown' | 'person' | 'stopped';

export interface StageStep {
  readonly stage: Stage;
  readonly state: StageState;
  /** When it was reached. */
  readonly at?: string;
}

export interface Unknown {
  readonly nextQueryAt: string;
  readonly queries: number;
}

/** The resubmission that a page shows, as its progress and its history tell it. */
export interface Journey {
  readonly steps: readonly StageStep[];
  readonly current: Stage;
  readonly startedAt?: string;
  readonly deliveredMs?: number;
  readonly checksPassed?: number;
  readonly unknown?: Unknown;
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
  const unknown = unknownOf(own);
  return {
    current: currentStage(progress),
    steps: stepsOf(progress, unknown !== undefined, own),
    ...timesOf(progress, own),
    ...checksOf(own),
    ...(unknown && { unknown }),
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
): Pick<Journey, 'startedAt' | 'deliveredMs'> {
  const timeOf = (type: string): string | undefined => own.find((line) => line.type === type)?.at;
  const startedAt = timeOf('ResubmissionRequested') ?? progress.requestedAt;
  const deliveredAt = timeOf('ResubmissionDelivered') ?? progress.deliveredAt;
  if (!startedAt) return {};
  if (!deliveredAt) return { startedAt };
  return { startedAt, deliveredMs: Date.parse(deliveredAt) - Date.parse(startedAt) };
}

/** Delivered goods wait for their receipt: the stage that is under way is the last one. */
const currentStage = ({ stage, outcome }: Progress): Stage =>
  stage === 'delivered' && !outcome ? 'completed' : stage;

function stepOf(stage: Stage, state: StageState, own: readonly HistoryLine[]): StageStep {
  const at = own.find(({ type }) => REACHED_BY[stage].includes(type))?.at;
  return { stage, state, ...(at && state !== 'ahead' && { at }) };
}

/** The last word about the newest attempt is that nobody knows. */
function unknownOf(own: readonly HistoryLine[]): Unknown | undefined {
  const last = own.findLast(({ type }) => type.startsWith('DeliveryAttempt'));
  if (last?.type !== 'DeliveryAttemptUnknown') return undefined;
  const { nextQueryAt, queryNo } = last.data;
  if (typeof nextQueryAt !== 'string' || typeof queryNo !== 'number') return undefined;
  return { nextQueryAt, queries: queryNo };
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
