import type { Schemas } from '@bujiao/client';
import type { ApiClient } from './client.js';

export type EvidenceList = Schemas['EvidenceListDto'];
export type Evidence = Schemas['EvidenceDto'];
export type EvidenceWanted = NonNullable<Schemas['ReviewDecisionDto']['wanted']>;

interface OfResubmission {
  readonly orderId: string;
  readonly resubmissionId: string;
}

const PATH = '/orders/{orderId}/resubmissions/{resubmissionId}/evidence';
/** ms; a phone sends a picture slowly. */
const UPLOADS_WITHIN = 60_000;

export const evidence = {
  list: (api: ApiClient, path: OfResubmission) => api.get(PATH, { path }),
  /** The same file again is the same evidence. */
  upload: async (api: ApiClient, { orderId, resubmissionId }: OfResubmission, file: Blob) =>
    (
      await api.send<Evidence>({
        method: 'post',
        path: PATH,
        parameters: { orderId, resubmissionId },
        headers: { 'content-type': 'application/octet-stream' },
        body: file,
        timeoutMs: UPLOADS_WITHIN,
      })
    ).body,
  content: async (
    api: ApiClient,
    orderId: string,
    evidenceId: string,
    signal: AbortSignal,
  ): Promise<Blob> => {
    const path = '/orders/{orderId}/evidence/{evidenceId}';
    const answer = await api.open({ method: 'get', path, parameters: { orderId, evidenceId } }, signal);
    return answer.blob();
  },
};
