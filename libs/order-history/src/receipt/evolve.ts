import type { FacetEvolvers } from '../evolver.js';
import { changeResubmission } from '../resubmission/change.js';
import { copyKey } from '../resubmission/resubmission.js';

export const receiptEvolvers: FacetEvolvers<
  'CardSecretsRevealed' | 'CardSecretsCopied' | 'ReceiptConfirmed' | 'ResubmissionClosed'
> = {
  CardSecretsRevealed: (history, data) =>
    changeResubmission(history, data, ({ looks = [] }) => ({ looks: [...looks, data.revealKey] })),
  CardSecretsCopied: (history, data) =>
    changeResubmission(history, data, ({ copies = [] }) => ({ copies: [...copies, copyKey(data)] })),
  ReceiptConfirmed: (history, data) => changeResubmission(history, data, () => ({ confirmedBy: data.by })),
  ResubmissionClosed: (history, data) => changeResubmission(history, data, () => ({ status: 'closed' })),
};
