import { useState } from 'react';
import type { HistoryLine } from '../../api/orders.js';
import { EVIDENCE } from '../../texts/evidence.js';
import { useTexts } from '../../texts/language.js';
import { EvidencePicture } from '../../ui/evidence-picture.js';

interface EvidenceLineProps {
  readonly orderId: string;
  readonly event: HistoryLine;
}

/** Of a line that says that evidence was added: the evidence, once somebody asks to see it. */
export function EvidenceLine({ orderId, event: { type, data } }: EvidenceLineProps) {
  const t = useTexts(EVIDENCE);
  const [shown, setShown] = useState(false);
  const { evidenceId, kind } = data;
  if (type !== 'EvidenceAdded' || typeof evidenceId !== 'string') return null;
  if (!shown)
    return (
      <button type="button" onClick={() => setShown(true)}>
        {t.show}
      </button>
    );
  return <EvidencePicture orderId={orderId} item={{ evidenceId, kind: kind === 'pdf' ? 'pdf' : 'png' }} />;
}
