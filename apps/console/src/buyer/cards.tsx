import { IconEye, IconEyeOff, IconLock } from '../ui/icons.js';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { orders, type Card, type CardPart, type History, type OrderPage } from '../api/orders.js';
import { useApi } from '../sign-in/session-context.js';
import { useLanguage, useSay, useTexts } from '../texts/language.js';
import { LEAN } from '../texts/lean.js';
import { CopyButton } from '../ui/copy-button.js';
import { exact, inFours, moment } from '../ui/format.js';
import { ProblemState } from '../ui/problem-state.js';
import { randomKey } from '../ui/random-key.js';
import css from './cards.module.css';

interface CardsProps {
  readonly orderId: string;
  readonly cards: NonNullable<OrderPage['cards']>;
  readonly history: History | null;
}

/** Shows the secrets on request; each look is recorded before they are shown. They live in this page alone. */
export function Cards({ orderId, cards, history }: CardsProps) {
  const t = useTexts(LEAN).delivered;
  const api = useApi();
  const queries = useQueryClient();
  const [hidden, setHidden] = useState(false);
  const key = useRef(randomKey());
  const reveal = useMutation({
    // The same key until it was answered: a look whose answer was lost is not counted twice.
    mutationFn: () => orders.reveal(api, orderId, { resubmissionId: cards.resubmissionId, key: key.current }),
    onSuccess: () => {
      key.current = randomKey();
      return queries.invalidateQueries({ queryKey: ['order', orderId] });
    },
    gcTime: 0,
  });
  const copied = useCopied(orderId, cards.resubmissionId);
  const left = cards.mostLooks - cards.looks;
  if (!reveal.data || hidden)
    return (
      <div className={css.closed}>
        {reveal.isError && <ProblemState error={reveal.error} />}
        {left > 0 || reveal.data ? (
          <button
            type="button"
            className={css.show}
            disabled={reveal.isPending}
            onClick={() => (reveal.data ? setHidden(false) : reveal.mutate())}
          >
            <IconEye size={20} stroke={1.75} />
            {cards.looks > 0 ? t.showAgain : t.show}
          </button>
        ) : (
          <p className={css.refused}>
            <IconLock size={18} stroke={1.75} /> {t.noMoreLooks}
          </p>
        )}
        <p className={css.left}>{t.looks(cards.looks, cards.mostLooks)}</p>
        <Looks history={history} resubmissionId={cards.resubmissionId} />
      </div>
    );
  return (
    <section>
      {reveal.data.cards.map((card, i) => (
        <Secret key={card.cardNo} card={card} onCopied={(part) => copied({ card: i + 1, part })} />
      ))}
      <div className={css.record}>
        <IconEye size={18} stroke={1.75} />
        <p>
          {t.shown} {t.looks(cards.looks, cards.mostLooks)}
        </p>
        <button type="button" className={css.hide} onClick={() => setHidden(true)}>
          <IconEyeOff size={18} stroke={1.75} />
          {t.hide}
        </button>
      </div>
    </section>
  );
}

/** Not waited for: the buyer has what was copied, whether or not it could be recorded. */
function useCopied(orderId: string, resubmissionId: string) {
  const api = useApi();
  return useMutation({
    mutationFn: (copy: { readonly card: number; readonly part: CardPart }) =>
      orders.copied(api, orderId, { resubmissionId, ...copy }),
    retry: 2,
  }).mutate;
}

/** When somebody looked, and what the history says of it: which look it was, and where from. */
function Looks({
  history,
  resubmissionId,
}: {
  readonly history: History | null;
  readonly resubmissionId: string;
}) {
  const t = useTexts(LEAN).delivered;
  const say = useSay();
  const language = useLanguage();
  const looks = (history?.events ?? []).filter(
    ({ type, data }) => type === 'CardSecretsRevealed' && data['resubmissionId'] === resubmissionId,
  );
  if (looks.length === 0) return null;
  return (
    <ol className={css.looks} aria-label={t.lookedAt}>
      {looks.map(({ revision, at, why }) => (
        <li key={revision}>
          <time dateTime={at} title={exact(at, language)}>
            {moment(at, language)}
          </time>
          {why && <span>{say(why)}</span>}
        </li>
      ))}
    </ol>
  );
}

interface SecretProps {
  readonly card: Card;
  readonly onCopied: (part: CardPart) => void;
}

function Secret({ card: { cardNo, cardPassword, expiry }, onCopied }: SecretProps) {
  const t = useTexts(LEAN).delivered;
  const lines = [
    [t.cardNo, cardNo, 'card-no'],
    [t.cardPassword, cardPassword, 'card-password'],
  ] as const;
  return (
    <dl className={css.card}>
      {lines.map(([label, text, part]) => (
        <div key={label} className={css.line}>
          <div className={css.words}>
            <dt>{label}</dt>
            <dd>{inFours(text)}</dd>
          </div>
          <CopyButton text={text} label={label} words onCopied={() => onCopied(part)} />
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
