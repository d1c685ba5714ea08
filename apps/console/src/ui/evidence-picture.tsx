import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { ApiProblem, hasCode } from '../api/problem.js';
import { evidence, type Evidence } from '../api/evidence.js';
import { useApi } from '../sign-in/session-context.js';
import { useTexts } from '../texts/language.js';
import { EVIDENCE } from '../texts/evidence.js';
import css from './evidence.module.css';

interface EvidencePictureProps {
  readonly orderId: string;
  readonly item: Pick<Evidence, 'evidenceId' | 'kind'>;
}

/** A picture as it was uploaded, which opens in full; a document to save. The token goes in a header, so the content is fetched first. */
export function EvidencePicture({ orderId, item: { evidenceId, kind } }: EvidencePictureProps) {
  const t = useTexts(EVIDENCE);
  const api = useApi();
  const found = useQuery({
    queryKey: ['evidence-content', orderId, evidenceId],
    queryFn: ({ signal }) => evidence.content(api, orderId, evidenceId, signal),
    staleTime: Infinity,
    // 410: it is gone for good. Else too many are under way.
    retry: (times, error) => times < 3 && !hasCode(error, 'evidence-removed'),
  });
  const address = useObjectUrl(found.data);
  if (hasCode(found.error, 'evidence-removed')) return <span className={css.missing}>{t.gone}</span>;
  if (!found.data && found.isError)
    return <Failed error={found.error} onRetry={() => void found.refetch()} />;
  if (!address) return <span className={css.missing}>{t.loading}</span>;
  if (kind === 'pdf')
    return (
      <a href={address} download={`evidence-${evidenceId.slice(0, 8)}.pdf`}>
        {t.save}
      </a>
    );
  return (
    <a href={address} target="_blank" rel="noreferrer" aria-label={t.open}>
      <img className={css.picture} src={address} alt={t.picture} />
    </a>
  );
}

interface FailedProps {
  readonly error: unknown;
  readonly onRetry: () => void;
}

/** The content is there as far as anybody knows: it can be asked for again. Inline: it also stands in a line of the history. */
function Failed({ error, onRetry }: FailedProps) {
  const t = useTexts(EVIDENCE);
  return (
    <span className={css.missing} role="alert">
      {t.failed} {error instanceof ApiProblem && <span className="id">{error.code}</span>}{' '}
      <button type="button" onClick={onRetry}>
        {t.again}
      </button>
    </span>
  );
}

/** Undefined until there is content. */
function useObjectUrl(content: Blob | undefined): string | undefined {
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    if (!content) return undefined;
    const made = URL.createObjectURL(content);
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [content]);
  return address;
}
