import type { Sentence } from '@bujiao/contracts';
import type { ProgressEntity } from './progress.entity.js';
import { STAGE_NAMES, STAGES, type ProgressOutcome, type Stage } from './stages.js';

/** What a progress bar needs. */
export interface ProgressView {
  readonly orderId: string;
  readonly resubmissionId: string;
  readonly stage: Stage;
  readonly stageName: string;
  /** 1 to 5. */
  readonly stageNo: number;
  readonly stages: readonly string[];
  /** `closed`, `rejected` and `failed` are ends. */
  readonly outcome?: ProgressOutcome;
  readonly sentence?: Sentence;
  readonly requestedAt?: string;
  readonly deliveredAt?: string;
  readonly updatedAt: string;
}

export const PROGRESS_EXAMPLE: ProgressView = {
  orderId: 'SO20261123000017',
  resubmissionId: '0b9d3c1e-7f0a-8c55-9a54-2f1f6a0c7d11',
  stage: 'delivered',
  stageName: '已发货',
  stageNo: 4,
  stages: ['申请', '核验中', '补单中', '已发货', '已完成'],
  requestedAt: '2026-11-23T15:04:05.000Z',
  deliveredAt: '2026-11-23T15:04:05.040Z',
  updatedAt: '2026-11-23T15:04:05.040Z',
};

/** What a view is made of. */
export type ProgressSource = Omit<
  ProgressEntity,
  'revision' | 'reason' | 'verifiedAt' | 'handedOverAt' | 'resolvedAt'
>;

export const progressView = (row: ProgressSource): ProgressView => ({
  orderId: row.orderId,
  resubmissionId: row.resubmissionId,
  stage: row.stage,
  stageName: STAGE_NAMES[row.stage],
  stageNo: STAGES.indexOf(row.stage) + 1,
  stages: STAGES.map((stage) => STAGE_NAMES[stage]),
  ...(row.outcome && { outcome: row.outcome }),
  ...(row.sentence && { sentence: row.sentence }),
  ...(row.requestedAt && { requestedAt: row.requestedAt.toISOString() }),
  ...(row.deliveredAt && { deliveredAt: row.deliveredAt.toISOString() }),
  updatedAt: row.updatedAt.toISOString(),
});

/** Nothing more will come for this resubmission. */
export const isOver = ({ outcome }: ProgressView): boolean =>
  outcome !== undefined && outcome !== 'waiting-for-human';
