import { AFTER_SALES_DESCRIPTIONS } from './after-sales.descriptions.js';
import type { EventDescription } from './event-description.js';
import { EVIDENCE_DESCRIPTIONS } from './evidence-descriptions.js';
import { GOODS_CHECK_DESCRIPTIONS } from './goods-checks.descriptions.js';
import type { OrderEventType } from './index.js';

export const EVENT_DESCRIPTIONS: { readonly [T in OrderEventType]: EventDescription<T> } = {
  OrderSnapshotTaken: {
    owner: 'intake',
    title: { zh: '保存原订单信息快照', en: 'Snapshot of the original order taken' },
    schemaVersion: 2,
    ownerReads: ['terms'],
  },
  OriginalOrderChanged: {
    owner: 'intake',
    title: { zh: '原订单状态有更新', en: 'The original order changed' },
    schemaVersion: 2,
    ownerReads: [],
  },
  PersonAsked: {
    owner: 'intake',
    title: { zh: '申请补交，需人工决定', en: 'A resubmission was asked for; a person has to decide' },
    decidedByRules: true,
    ownerReads: ['code'],
  },
  ParkedEventEdited: {
    owner: 'intake',
    title: { zh: '运维修改了死信内容', en: 'Ops changed what a parked event carries' },
    ownerReads: [],
  },
  ResubmissionRequested: {
    owner: 'intake',
    title: { zh: '发起补交申请', en: 'Resubmission requested' },
    decidedByRules: true,
    stage: 'verifying',
    orderState: 'resubmitting',
    ownerReads: ['resubmissionId', 'reason', 'channel', 'fieldsTyped', 'rechargeTarget', 'quantity'],
  },
  ResubmissionOffered: {
    owner: 'intake',
    title: { zh: '主动提示买家可一键补交', en: 'The buyer was offered a resubmission' },
    decidedByRules: true,
    ownerReads: ['offerId', 'anomaly', 'reason', 'quantity', 'paymentProven', 'expiresAt', 'notice'],
  },
  OfferExpired: {
    owner: 'intake',
    title: { zh: '补交提示已过期', en: 'The offer expired' },
    ownerReads: ['offerId', 'expiresAt'],
  },
  OfferWithdrawn: {
    owner: 'intake',
    title: { zh: '补交提示已撤回', en: 'The offer was withdrawn' },
    decidedByRules: true,
    ownerReads: ['offerId', 'code', 'notice'],
  },
  NoticePreferenceChanged: {
    owner: 'intake',
    title: { zh: '买家更改了通知方式', en: 'The buyer changed how to be told' },
    ownerReads: ['tellBuyer'],
  },
  PaymentProofObtained: {
    owner: 'verification',
    title: { zh: '已查询支付渠道', en: 'The payment gateway was asked' },
    ownerReads: ['resubmissionId', 'payments'],
  },
  PaymentProofUnclear: {
    owner: 'verification',
    title: { zh: '支付渠道答复不明，稍后再查', en: 'The gateway gave no clear answer; it is asked again' },
    decidedByRules: true,
    ownerReads: ['resubmissionId', 'payments', 'nextTryAt'],
  },
  ...GOODS_CHECK_DESCRIPTIONS,
  ResubmissionApproved: {
    owner: 'verification',
    title: { zh: '核验通过', en: 'Verified and approved' },
    decidedByRules: true,
    stage: 'resubmitting',
    ownerReads: ['resubmissionId'],
  },
  ResubmissionRejected: {
    owner: 'verification',
    title: { zh: '核验未通过', en: 'Verification failed: rejected' },
    decidedByRules: true,
    orderState: 'resubmission-failed',
    ownerReads: ['resubmissionId', 'code', 'sentence', 'field'],
  },
  ReviewRequested: {
    owner: 'verification',
    title: { zh: '转人工审核', en: 'A reviewer was asked' },
    decidedByRules: true,
    ownerReads: ['resubmissionId', 'deadline'],
  },
  ReviewReminded: {
    owner: 'verification',
    title: { zh: '已提醒审核员', en: 'The reviewers were reminded' },
    decidedByRules: true,
    ownerReads: ['resubmissionId'],
  },
  ReviewOverdue: {
    owner: 'verification',
    title: { zh: '审核超时', en: 'Nobody decided the review in time' },
    decidedByRules: true,
    ownerReads: ['resubmissionId'],
  },
  ReviewDecided: {
    owner: 'verification',
    title: { zh: '审核员已处理', en: 'A reviewer decided' },
    ownerReads: ['resubmissionId', 'decision'],
  },
  ...EVIDENCE_DESCRIPTIONS,
  PaymentProofExpired: {
    owner: 'fulfillment',
    title: {
      zh: '付款核实已过时，再次查询支付渠道',
      en: 'The proof of payment is too old; the gateway is asked again',
    },
    decidedByRules: true,
    ownerReads: ['resubmissionId', 'provenAt'],
  },
  DeliveryAttemptStarted: {
    owner: 'fulfillment',
    title: { zh: '开始补发', en: 'Delivery attempt started' },
    decidedByRules: true,
    ownerReads: ['resubmissionId', 'attemptNo', 'quantity'],
  },
  DeliveryAttemptSucceeded: {
    owner: 'fulfillment',
    title: { zh: '补发成功', en: 'Delivery attempt succeeded' },
    ownerReads: ['resubmissionId', 'quantity'],
  },
  DeliveryAttemptFailed: {
    owner: 'fulfillment',
    title: { zh: '补发未成功', en: 'Delivery attempt failed' },
    decidedByRules: true,
    ownerReads: ['resubmissionId', 'outcome', 'code', 'retryAt'],
  },
  DeliveryAttemptUnknown: {
    owner: 'fulfillment',
    title: { zh: '补发结果未知，待反查', en: 'Outcome unknown; to be queried' },
    decidedByRules: true,
    ownerReads: ['resubmissionId', 'outcome', 'code', 'queryNo', 'nextQueryAt'],
  },
  ResubmissionDelivered: {
    owner: 'fulfillment',
    title: { zh: '已全部发货', en: 'Everything owed has been delivered' },
    // Version 1 gave the last attempt's units, or 0.
    schemaVersion: 2,
    stage: 'delivered',
    orderState: 'resubmission-succeeded',
    ownerReads: ['resubmissionId', 'quantity'],
  },
  ResubmissionFailed: {
    owner: 'fulfillment',
    title: { zh: '补交失败', en: 'Resubmission failed' },
    decidedByRules: true,
    orderState: 'resubmission-failed',
    ownerReads: ['resubmissionId', 'code', 'sentence'],
  },
  ManualWorkRequested: {
    owner: 'fulfillment',
    title: { zh: '转人工处理', en: 'Handed to a person' },
    decidedByRules: true,
    ownerReads: ['resubmissionId', 'code'],
  },
  ManualWorkResolved: {
    owner: 'fulfillment',
    title: { zh: '人工处理完成', en: 'A person decided' },
    stage: 'resubmitting',
    ownerReads: ['resubmissionId', 'resolution'],
  },
  ...AFTER_SALES_DESCRIPTIONS,
};
