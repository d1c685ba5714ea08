/** The stages of the progress bar, as people see them: 申请 → 核验中 → 补单中 → 已发货 → 已完成. */
export const PROGRESS_STAGES = ['requested', 'verifying', 'resubmitting', 'delivered', 'completed'] as const;
export type ProgressStage = (typeof PROGRESS_STAGES)[number];
