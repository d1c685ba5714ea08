import type { AfterSalesEvents } from './after-sales.events.js';
import type { EventDescription } from './event-description.js';

export const AFTER_SALES_DESCRIPTIONS: {
  readonly [T in keyof AfterSalesEvents]: EventDescription<T>;
} = {
  CardSecretsRevealed: {
    owner: 'after-sales',
    title: { zh: '买家查看卡密', en: 'The buyer was shown the card secrets' },
    ownerReads: ['resubmissionId', 'lookNo', 'mostLooks', 'from'],
  },
  CardSecretsCopied: {
    owner: 'after-sales',
    title: { zh: '买家复制卡密', en: 'The buyer copied a card secret' },
    ownerReads: ['resubmissionId', 'lookNo', 'card', 'part', 'from'],
  },
  ReceiptConfirmed: {
    owner: 'after-sales',
    title: { zh: '确认收货', en: 'Receipt confirmed' },
    ownerReads: ['resubmissionId', 'by', 'countedFrom'],
  },
  ResubmissionClosed: {
    owner: 'after-sales',
    title: { zh: '补交完成', en: 'Resubmission closed' },
    stage: 'completed',
    ownerReads: ['resubmissionId'],
  },
  OrderConflictFound: {
    owner: 'after-sales',
    title: { zh: '需要人工处理', en: 'A person has to look' },
    decidedByRules: true,
    ownerReads: [],
  },
  OrderConflictClosed: {
    owner: 'after-sales',
    title: { zh: '人工处理事项已关闭', en: 'What a person had to look at was closed' },
    ownerReads: [],
  },
};
