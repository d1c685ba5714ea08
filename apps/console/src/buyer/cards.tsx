import { IconEye, IconEyeOff } from '../ui/icons.js';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { orders, type Card } from '../api/orders.js';
import { hasCode } from '../api/problem.js';
import { useApi } from '../sign-in/session-context.js';
import { useTexts } from '../texts/language.js';
import { LEAN } from '../texts/lean.js';
import { CopyButton } from '../ui/copy-button.js';
import { inFours } from '../ui/format.js';
import { ProblemState } from '../ui/problem-state.js';
import { randomKey } from '../ui/random-key.js';
import css from './cards.module.css';

interface CardsProps {
  readonly orderId: string;
  readonly resubmissionId: string;
}

/** Shows the secrets on request; that somebody looked is recorded before they are shown. They live in this page alone. */
export function Cards({ orderId, resubmissionId }: CardsProps) {
  const t = useTexts(LEAN).delivered;
  const api = useApi();
  const queries = useQueryClient();
  const [hidden, setHidden] = useState(false);
  const reveal = useMutation({
    mutationFn: () => orders.reveal(api, orderId, { resubmissionId, key: revealKey(resubmissionId) }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['order', orderId] }),
    gcTime: 0,
  });
  if (!reveal.data || hidden)
    return (
      <div className={css.closed}>
        {reveal.isError && <Refused error={reveal.error} />}
        <button
          type="button"
          className={css.show}
          disabled={reveal.isPending}
          onClick={() => (reveal.data ? setHidden(false) : reveal.mutate())}
        >
          <IconEye size={20} stroke={1.75} />
          {hidden ? t.showAgain : t.show}
        </button>
      </div>
    );
  return (
    <section>
      {reveal.data.cards.map((card) => (
        <Secret key={card.cardNo} card={card} />
      ))}
      <div className={css.record}>
        <IconEye size={18} stroke={1.75} />
        <p>{t.shown}</p>
        <button type="button" className={css.hide} onClick={() => setHidden(true)}>
          <IconEyeOff size={18} stroke={1.75} />
          {t.hide}
        </button>
      </div>
    </section>
  );
}

function Refused({ error }: { readonly error: unknown }) {
  const t = useTexts(LEAN).delivered;
  if (!hasCode(error, 'already-revealed', 'cards-already-revealed')) return <ProblemState error={error} />;
  return (
    <p className={css.refused} role="alert">
      {t.onceMore}
    </p>
  );
}

function Secret({ card: { cardNo, cardPassword, expiry } }: { readonly card: Card }) {
  const t = useTexts(LEAN).delivered;
  const lines = [
    [t.cardNo, cardNo],
    [t.cardPassword, cardPassword],
  ] as const;
  return (
    <dl className={css.card}>
      {lines.map(([label, text]) => (
        <div key={label} className={css.line}>
          <div className={css.words}>
            <dt>{label}</dt>
            <dd>{inFours(text)}</dd>
          </div>
          <CopyButton text={text} label={label} words />
        </div>
      ))}
      {expiry && (
        <div className={css.line}>
          <div className={css.words}>
            <dt>{t.expiry}</dt>
            <dd>{expiry}</dd>
          </div>
        </div>
      )}
    </dl>
  );
}

/** The same for as long as the tab is open: a look after a reload is the same look, and not refused as a second one. */
function revealKey(resubmissionId: string): string {
  const name = `reveal-${resubmissionId}`;
  const kept = sessionStorage.getItem(name) ?? randomKey();
  sessionStorage.setItem(name, kept);
  return kept;
}
