import type { FacetEvolvers } from '../evolver.js';
import { changeResubmission } from '../resubmission/change.js';

export const receiptEvolvers: FacetEvolvers<
  'CardSecretsRevealed' | 'ReceiptConfirmed' | 'ResubmissionClosed'
> = {
  CardSecretsRevealed: (history, data) =>
    changeResubmission(history, data, ({ looks = [] }) => ({ looks: [...looks, data.revealKey] })),
  ReceiptConfirmed: (history, data) => changeResubmission(history, data, () => ({ confirmedBy: data.by })),
  ResubmissionClosed: (history, data) => changeResubmission(history, data, () => ({ status: 'closed' })),
};
