import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { orders, type OrderOptions, type OrderPage } from '../api/orders.js';
import { useApi } from '../sign-in/session-context.js';
import { useSay, useTexts } from '../texts/language.js';
import { LEAN, type LeanTexts } from '../texts/lean.js';
import { CopyButton } from '../ui/copy-button.js';
import { DoerSign } from '../ui/doer-sign.js';
import { IconCheck, IconLock } from '../ui/icons.js';
import { NotRead } from '../ui/not-read.js';
import { NextSteps } from '../ui/next-steps.js';
import css from './buyer.module.css';

interface NotWorkingProps {
  readonly page: OrderPage;
  readonly onClose: () => void;
}

/** What can be done when the goods do not work: the dry run of the real decision, and who can help where a rule forbids it. */
export default function NotWorking({ page: { orderId, outlook }, onClose }: NotWorkingProps) {
  const t = useTexts(LEAN);
  const api = useApi();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const options = useQuery({
    queryKey: ['order-options', orderId],
    queryFn: () => orders.options(api, orderId),
  });
  return (
    <dialog ref={dialog} className={css.sheet} onClose={onClose} aria-labelledby="not-working">
      <h2 id="not-working" className={css.sheetTitle}>
        {t.delivered.notWorkingTitle}
      </h2>
      <NotRead reading={options} lines={3} />
      {options.data && <Ways options={options.data} />}
      <p className={css.row}>
        <span className="id">{orderId}</span>
        <CopyButton text={orderId} label={t.order.copyNo} words />
      </p>
      {outlook.next.length > 0 && <NextSteps outlook={outlook} />}
      <button type="button" className={css.primary} onClick={() => dialog.current?.close()}>
        {t.delivered.close}
      </button>
    </dialog>
  );
}

function Ways({ options: { options, sentence, help } }: { readonly options: OrderOptions }) {
  const t = useTexts(LEAN);
  const say = useSay();
  const open = options.filter((option) => option.open);
  return (
    <>
      {open.length > 0 ? (
        <section>
          <h3 className={css.cardTitle}>{t.delivered.notWorkingOpen}</h3>
          <ul className={css.effects}>
            {open.map(({ reason, name, fields }) => (
              <li key={reason}>
                <IconCheck size={18} stroke={1.75} className={css.ok} />
                <span>
                  {say(name)}
                  {fields && fields.length > 0 && (
                    <small className={css.hint}>{t.delivered.gives(fieldNames(fields, t))}</small>
                  )}
                </span>
              </li>
            ))}
          </ul>
        </section>
      ) : (
        <section>
          <h3 className={css.cardTitle}>{t.delivered.notWorkingRule}</h3>
          <p className={css.locked}>
            <IconLock size={18} stroke={1.75} />
            <span>{say(sentence)}</span>
          </p>
        </section>
      )}
      <section>
        <h3 className={css.cardTitle}>{t.delivered.notWorkingHelp(say(help.byName))}</h3>
        <p className={css.locked}>
          <DoerSign by={help.by} />
          <span>{say(help.sentence)}</span>
        </p>
      </section>
    </>
  );
}

const fieldNames = (fields: readonly string[], t: LeanTexts): string =>
  fields.map((field) => t.order.fields[field as keyof LeanTexts['order']['fields']] ?? field).join(' · ');
