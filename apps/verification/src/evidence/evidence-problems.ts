import { problemOfRefusal } from '@bujiao/order-desk';
import { Problem, unavailable } from '@bujiao/platform';
import { EvidenceStoreUnavailable } from './store/evidence-store.port.js';

export const evidenceRemoved = (): Problem =>
  new Problem(
    410,
    'evidence-removed',
    'The content is not kept any more; that it was uploaded stays recorded.',
    {
      data: {
        sentence: {
          zh: '凭证内容已按保存期限删除，上传记录仍保留。',
          en: 'The content is not kept any more; that it was uploaded stays recorded.',
        },
      },
    },
  );

export const evidenceStoreUnavailable = (cause?: unknown): Problem =>
  unavailable('evidence-store-unavailable', 'The store of evidence does not answer. Try again.', { cause });

/** Refusals and the errors of the store as problems. */
export async function orEvidenceProblem<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof EvidenceStoreUnavailable) throw evidenceStoreUnavailable(error);
    throw problemOfRefusal(error);
  }
}
