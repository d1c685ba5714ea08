import { useState } from 'react';
import type { RejectedLine, ToldLine } from '../../api/orders.js';
import { useLanguage, useSay, useTexts } from '../../texts/language.js';
import { DESK } from '../../texts/desk.js';
import { exact, moment } from '../../ui/format.js';
import { IconBraces, IconServer2, IconX } from '../../ui/icons.js';
import { Card } from '../parts.js';
import css from './trail.module.css';

/** What the shop told, each fact as a line: when, by whom, from which event. */
export function ToldLines({ told }: { readonly told: readonly ToldLine[] }) {
  return (
    <ul className={css.told}>
      {told.map((fact) => (
        <ToldFact key={`${fact.type}${fact.at}${fact.from?.id ?? ''}${fact.receivedAt}`} fact={fact} />
      ))}
    </ul>
  );
}

function ToldFact({ fact }: { readonly fact: ToldLine }) {
  const t = useTexts(DESK).order;
  const say = useSay();
  const language = useLanguage();
  const [raw, setRaw] = useState(false);
  const { sentence, at, receivedAt, from, type } = fact;
  return (
    <li>
      <p className={css.toldHead}>
        <time dateTime={at} title={`${exact(at, language)} · ${t.received(exact(receivedAt, language))}`}>
          {moment(at, language)}
        </time>
        <span className={css.machine}>
          <IconServer2 size={14} stroke={1.75} />
        </span>
        <span>{say(sentence)}</span>
        <button type="button" className={css.rawButton} onClick={() => setRaw(!raw)} aria-expanded={raw}>
          <IconBraces size={14} stroke={1.75} />
          {raw ? t.hideRaw : t.raw}
        </button>
      </p>
      <p className={css.footing}>
        <span className="id">{type}</span>
        {from && (
          <>
            {' · '}
            <span className="id">{from.publisher}</span>
            {' · '}
            <span className="id">{`${from.source}#${from.id}`}</span>
          </>
        )}
      </p>
      {raw && (
        <pre className={css.raw} tabIndex={0}>
          {JSON.stringify(fact, null, 2)}
        </pre>
      )}
    </li>
  );
}

/** An order that nobody has resubmitted: what the shop told is all there is. */
export function ToldHistory({ told }: { readonly told: readonly ToldLine[] }) {
  const t = useTexts(DESK).order;
  return (
    <Card title={t.toldTitle} aside={<span className={css.order}>{t.toldOnly}</span>}>
      <div className={css.toldBox}>
        <ToldLines told={told} />
      </div>
    </Card>
  );
}

/** Events about the order that were not taken, so that nobody looks for them in the history in vain. */
export function RejectedLines({ rejected }: { readonly rejected: readonly RejectedLine[] }) {
  const t = useTexts(DESK).order;
  const language = useLanguage();
  if (rejected.length === 0) return null;
  return (
    <Card title={t.rejectedTitle(rejected.length)}>
      <ul className={`${css.told} ${css.toldBox}`}>
        {rejected.map((line) => (
          <li key={`${line.at}${line.code}${line.detail}`}>
            <p className={css.toldHead}>
              <time dateTime={line.at} title={exact(line.at, language)}>
                {moment(line.at, language)}
              </time>
              <span className={css.refusedSign}>
                <IconX size={14} stroke={1.75} />
              </span>
              <span>{line.detail}</span>
            </p>
            <p className={css.footing}>
              <span className="id">
                {[line.code, line.type, line.publisher, line.source].filter(Boolean).join(' · ')}
              </span>
            </p>
          </li>
        ))}
      </ul>
    </Card>
  );
}
