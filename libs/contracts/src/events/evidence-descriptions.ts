import type { EventDescription } from './event-description.js';
import type { EvidenceEvents } from './verification.events.js';

/** Of what buyers are asked to upload. */
export const EVIDENCE_DESCRIPTIONS: {
  readonly [T in keyof EvidenceEvents]: EventDescription<T>;
} = {
  EvidenceRequested: {
    owner: 'verification',
    title: { zh: '请买家上传凭证', en: 'The buyer was asked for evidence' },
    decidedByRules: true,
    ownerReads: ['resubmissionId', 'wanted', 'deadline', 'notice'],
  },
  EvidenceAdded: {
    owner: 'verification',
    title: { zh: '买家上传了凭证', en: 'Evidence added' },
    decidedByRules: true,
    ownerReads: ['resubmissionId', 'evidenceId', 'kind', 'bytes', 'width', 'height'],
  },
  EvidenceLookedAt: {
    owner: 'verification',
    title: { zh: '工作人员查看了凭证', en: 'Staff looked at evidence' },
    ownerReads: [],
  },
  EvidenceOverdue: {
    owner: 'verification',
    title: { zh: '凭证逾期未上传', en: 'No evidence was uploaded in time' },
    decidedByRules: true,
    ownerReads: ['resubmissionId', 'deadline'],
  },
};
