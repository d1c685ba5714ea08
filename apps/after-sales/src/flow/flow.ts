import { STAGES, type ProgressOutcome, type Stage } from '../progress/stages.js';

/** Over which the flow counts what came in and went out. */
export const WINDOW_MINUTES = 60;

export interface StageFlow {
  readonly stage: Stage;
  /** Resubmissions that have neither ended nor left the stage. */
  readonly waiting: number;
  /** Those of them that a person has to decide. */
  readonly withPerson: number;
  /** Since when the one that has waited longest is in the stage. ISO 8601. */
  readonly oldestSince?: string;
}

export interface FlowView {
  readonly windowMinutes: number;
  /** Resubmissions that were asked for within the window. */
  readonly requested: number;
  readonly delivered: number;
  /** Receipt confirmed. */
  readonly completed: number;
  /** Rejected by verification, or failed. */
  readonly refused: number;
  /** Every stage in which something can wait, in their order. */
  readonly stages: readonly StageFlow[];
}

/** Resubmissions of one stage and outcome. */
export interface FlowRow {
  readonly stage: Stage;
  readonly outcome: ProgressOutcome | null;
  readonly count: number;
  readonly oldest: Date;
  /** Changed last, asked for, delivered within the window. */
  readonly recent: number;
  readonly requested: number;
  readonly delivered: number;
}

const isOpen = ({ outcome }: FlowRow): boolean => outcome === null || outcome === 'waiting-for-human';

/** Pure. */
export function flowOf(rows: readonly FlowRow[]): FlowView {
  const ended = (...outcomes: readonly ProgressOutcome[]): number =>
    sum(
      rows.filter(({ outcome }) => outcome !== null && outcomes.includes(outcome)),
      ({ recent }) => recent,
    );
  return {
    windowMinutes: WINDOW_MINUTES,
    requested: sum(rows, ({ requested }) => requested),
    delivered: sum(rows, ({ delivered }) => delivered),
    completed: ended('closed'),
    refused: ended('rejected', 'failed'),
    stages: STAGES.filter((stage) => stage !== 'completed').map((stage) =>
      stageFlow(
        stage,
        rows.filter((row) => row.stage === stage && isOpen(row)),
      ),
    ),
  };
}

function stageFlow(stage: Stage, open: readonly FlowRow[]): StageFlow {
  const oldest = open.map((row) => row.oldest.getTime()).sort((a, b) => a - b)[0];
  return {
    stage,
    waiting: sum(open, ({ count }) => count),
    withPerson: sum(
      open.filter(({ outcome }) => outcome === 'waiting-for-human'),
      ({ count }) => count,
    ),
    ...(oldest !== undefined && { oldestSince: new Date(oldest).toISOString() }),
  };
}

const sum = (rows: readonly FlowRow[], of: (row: FlowRow) => number): number =>
  rows.reduce((total, row) => total + of(row), 0);
