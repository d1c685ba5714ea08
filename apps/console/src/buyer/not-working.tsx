import { useEffect, useRef } from 'react';
import { useTexts } from '../texts/language.js';
import { LEAN } from '../texts/lean.js';
import { CopyButton } from '../ui/copy-button.js';
import css from './buyer.module.css';

/** What can be done when the goods do not work. */
export function NotWorking({ orderId, onClose }: { readonly orderId: string; readonly onClose: () => void }) {
  const t = useTexts(LEAN);
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} className={css.sheet} onClose={onClose} aria-labelledby="not-working">
      <h2 id="not-working" className={css.sheetTitle}>
        {t.delivered.notWorkingTitle}
      </h2>
      <p>{t.delivered.notWorkingHow}</p>
      <p className={css.row}>
        <span className="id">{orderId}</span>
        <CopyButton text={orderId} label={t.order.copyNo} words />
      </p>
      <button type="button" className={css.primary} onClick={() => dialog.current?.close()}>
        {t.delivered.close}
      </button>
    </dialog>
  );
}
