/** The state that a resubmission gives to the original order, for every system that listens. */
export const RESUBMISSION_STATES = ['resubmitting', 'resubmission-succeeded', 'resubmission-failed'] as const;
export type ResubmissionState = (typeof RESUBMISSION_STATES)[number];

export const RESUBMISSION_STATE_NAMES: Readonly<Record<ResubmissionState, string>> = {
  resubmitting: '补交中',
  'resubmission-succeeded': '补交成功',
  'resubmission-failed': '补交失败',
};
