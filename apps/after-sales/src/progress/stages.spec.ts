import { EVENT_OWNERS, type OrderEvent, type OrderEventType } from '@bujiao/contracts';
import { PROGRESS_EVENT_TYPES, progressAfter, STAGE_NAMES, STAGES } from './stages.js';

const SENTENCE = { zh: '无', en: 'none' };
const after = (type: OrderEventType) =>
  progressAfter({ type, data: { resubmissionId: 'r1', sentence: SENTENCE } } as unknown as OrderEvent);

describe('the progress that people see', () => {
  it('has five stages: 申请 → 核验中 → 补单中 → 已发货 → 已完成', () => {
    expect(STAGES.map((stage) => STAGE_NAMES[stage])).toEqual([
      '申请',
      '核验中',
      '补单中',
      '已发货',
      '已完成',
    ]);
  });

  it.each<[OrderEventType, object]>([
    ['ResubmissionRequested', { stage: 'verifying' }],
    ['ResubmissionApproved', { stage: 'resubmitting' }],
    ['ResubmissionRejected', { stage: 'verifying', outcome: 'rejected', sentence: SENTENCE }],
    ['ResubmissionDelivered', { stage: 'delivered' }],
    ['ResubmissionFailed', { stage: 'resubmitting', outcome: 'failed', sentence: SENTENCE }],
    [
      'ManualWorkRequested',
      {
        stage: 'resubmitting',
        outcome: 'waiting-for-human',
        sentence: {
          zh: '已转人工处理，客服会尽快跟进。',
          en: 'A person is looking into it and will get back to you.',
        },
      },
    ],
    ['ManualWorkResolved', { stage: 'resubmitting' }],
    ['ResubmissionClosed', { stage: 'completed', outcome: 'closed' }],
  ])('%s', (type, progress) => {
    expect(after(type)).toEqual(progress);
  });

  it('moves with nothing that says nothing about the bar', () => {
    for (const type of [
      'OrderSnapshotTaken',
      'OriginalOrderChanged',
      'CardSecretsRevealed',
      'CardSecretsCopied',
      'EvidenceLookedAt',
      'ReceiptConfirmed',
    ] as const) {
      expect(after(type)).toBeUndefined();
    }
  });

  it('is projected from every event that moves it', () => {
    const moving = (Object.keys(EVENT_OWNERS) as OrderEventType[]).filter((type) =>
      PROGRESS_EVENT_TYPES.includes(type),
    );
    for (const type of moving) expect(after(type)).toBeDefined();
    for (const type of [
      'ResubmissionRequested',
      'ResubmissionRejected',
      'ResubmissionDelivered',
      'ResubmissionClosed',
    ] as const) {
      expect(PROGRESS_EVENT_TYPES).toContain(type);
    }
  });
});
