import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { OrderPage } from '../api/orders.js';
import { profile } from '../api/profile.js';
import { useApi } from '../sign-in/session-context.js';
import { useTexts } from '../texts/language.js';
import { PROFILE } from '../texts/profile.js';
import css from './buyer.module.css';
import own from './settings/settings.module.css';

interface SavedRecipientsProps {
  readonly page: OrderPage;
  /** Undefined: another account is typed. */
  readonly chosen: string | undefined;
  readonly onChoose: (recipientId: string | undefined) => void;
}

/** Saved accounts first, typing second. Without any, or while they cannot be read, the fields alone. */
export default function SavedRecipients({ page, chosen, onChoose }: SavedRecipientsProps) {
  const { orderId, form } = page;
  const t = useTexts(PROFILE);
  const api = useApi();
  const { data } = useQuery({
    queryKey: ['recipients', orderId],
    queryFn: () => profile.recipientsFor(api, orderId),
  });
  const recipients = data?.recipients ?? [];
  const [first] = recipients;
  const fits = recipients.length === 1 && first?.templateId === form?.templateId;
  const only = fits ? first?.recipientId : undefined;
  // Of several, or of one that was saved for other goods, the buyer chooses: goods that went to a wrong account cannot be taken back.
  useEffect(() => {
    if (only !== undefined) onChoose(only);
  }, [only, onChoose]);
  if (recipients.length === 0) return null;
  return (
    <div className={css.card} role="radiogroup" aria-labelledby="which-account">
      <h2 id="which-account" className={css.cardTitle}>
        {t.choose}
      </h2>
      {recipients.map(({ recipientId, accountMasked, name, gameArea, gameServer }) => (
        <label key={recipientId} className={own.choice}>
          <input
            type="radio"
            name="recipient"
            checked={chosen === recipientId}
            onChange={() => onChoose(recipientId)}
          />
          <span>
            <span className="id">{accountMasked}</span>
            {[name, gameArea, gameServer].filter(Boolean).map((part) => ` ${part}`)}
          </span>
        </label>
      ))}
      <label className={own.choice}>
        <input
          type="radio"
          name="recipient"
          checked={chosen === undefined}
          onChange={() => onChoose(undefined)}
        />
        {t.another}
      </label>
    </div>
  );
}
