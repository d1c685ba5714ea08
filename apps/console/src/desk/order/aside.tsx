import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { History, OrderPage } from '../../api/orders.js';
import { useSignedIn } from '../../sign-in/session-context.js';
import { useLanguage, useSay, useTexts } from '../../texts/language.js';
import { DESK } from '../../texts/desk.js';
import { duration } from '../../ui/format.js';
import { IconLock, IconRepeat, IconUserQuestion } from '../../ui/icons.js';
import { Card } from '../parts.js';
import { mayOpen, useActingRole } from '../roles.js';
import css from './order-page.module.css';
import { overrideOf, ResubmitDialog } from './resubmit-dialog.js';

/** What can be done now, each with what it will do; what a rule forbids stays visible, with the rule. */
export function Actions({ page, waiting }: { readonly page: OrderPage; readonly waiting: boolean }) {
  const t = useTexts(DESK).order;
  const say = useSay();
  const [asking, setAsking] = useState(false);
  const role = useActingRole(useSignedIn().session.person);
  if (role !== 'after-sales' && role !== 'ops') return null;
  const resubmission = waiting ? page.open?.resubmissionId : undefined;
  return (
    <Card title={t.can}>
      {resubmission && mayOpen(role, 'work') && (
        <Link className={css.act} to="/desk/work" search={{ open: resubmission }}>
          <strong>
            <IconUserQuestion size={16} stroke={1.75} />
            {t.toWork}
          </strong>
          <span>{t.toWorkEffect}</span>
        </Link>
      )}
      {role === 'after-sales' && <Ask page={page} onAsk={() => setAsking(true)} />}
      {!page.resubmittable && (
        <p className={`${css.act} ${css.locked}`}>
          <strong>
            <IconLock size={16} stroke={1.75} />
            {t.resubmit}
          </strong>
          <span>{say(page.why)}</span>
        </p>
      )}
      {asking && <ResubmitDialog page={page} onClose={() => setAsking(false)} />}
    </Card>
  );
}

/** The click for the buyer; where a rule forbids it that may be set aside, the exception. */
function Ask({ page, onAsk }: { readonly page: OrderPage; readonly onAsk: () => void }) {
  const t = useTexts(DESK).order;
  if (!page.resubmittable && overrideOf(page) === undefined) return null;
  return (
    <button type="button" className={css.act} onClick={onAsk}>
      <strong>
        <IconRepeat size={16} stroke={1.75} />
        {page.resubmittable ? t.resubmit : t.override}
      </strong>
      <span>{page.resubmittable ? t.resubmitEffect : t.overrideEffect}</span>
    </button>
  );
}

/** Steps, fields and time that the resubmissions cost the customer so far. */
export function Measures({ history: { measures } }: { readonly history: History }) {
  const t = useTexts(DESK).order;
  const language = useLanguage();
  const steps = measures.reduce((sum, one) => sum + one.steps, 0);
  const fields = measures.reduce((sum, one) => sum + one.fieldsTyped, 0);
  const seconds = measures.at(-1)?.secondsToDelivery;
  if (measures.length === 0) return null;
  return (
    <Card title={t.measures}>
      <dl className={css.measures}>
        <div>
          <dt>{t.steps}</dt>
          <dd>{steps}</dd>
        </div>
        <div>
          <dt>{t.fields}</dt>
          <dd>{fields}</dd>
        </div>
        <div>
          <dt>{t.wait}</dt>
          <dd>{seconds === undefined ? t.notYet : duration(seconds * 1000, language)}</dd>
        </div>
      </dl>
    </Card>
  );
}
