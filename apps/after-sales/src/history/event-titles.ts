import type { OrderEventType, Sentence } from '@bujiao/contracts';

/** What happened, as an after-sales person reads it. */
export const EVENT_TITLES: Readonly<Record<OrderEventType, Sentence>> = {
  OrderSnapshotTaken: { zh: '保存原订单信息快照', en: 'Snapshot of the original order taken' },
  OriginalOrderChanged: { zh: '原订单状态有更新', en: 'The original order changed' },
  ResubmissionRequested: { zh: '发起补交申请', en: 'Resubmission requested' },
  ResubmissionApproved: { zh: '核验通过', en: 'Verified and approved' },
  ResubmissionRejected: { zh: '核验未通过', en: 'Verification failed: rejected' },
  DeliveryAttemptStarted: { zh: '开始补发', en: 'Delivery attempt started' },
  DeliveryAttemptSucceeded: { zh: '补发成功', en: 'Delivery attempt succeeded' },
  DeliveryAttemptFailed: { zh: '补发未成功', en: 'Delivery attempt failed' },
  DeliveryAttemptUnknown: { zh: '补发结果未知，待反查', en: 'Outcome unknown; to be queried' },
  ResubmissionDelivered: { zh: '已全部发货', en: 'Everything owed has been delivered' },
  ResubmissionFailed: { zh: '补交失败', en: 'Resubmission failed' },
  ManualWorkRequested: { zh: '转人工处理', en: 'Handed to a person' },
  ManualWorkResolved: { zh: '人工处理完成', en: 'A person decided' },
  CardSecretsRevealed: { zh: '买家查看卡密', en: 'The buyer was shown the card secrets' },
  ReceiptConfirmed: { zh: '确认收货', en: 'Receipt confirmed' },
  ResubmissionClosed: { zh: '补交完成', en: 'Resubmission closed' },
};
