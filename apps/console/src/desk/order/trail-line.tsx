import { useState } from 'react';
import type { HistoryLine } from '../../api/orders.js';
import type { Role } from '../../sign-in/session.js';
import { ROLE_ICONS } from '../../sign-in/role-icons.js';
import { useLanguage, useSay, useTexts } from '../../texts/language.js';
import { DESK } from '../../texts/desk.js';
import { LEAN } from '../../texts/lean.js';
import { copyText } from '../../ui/copy-text.js';
import { clock, duration, exact } from '../../ui/format.js';
import {
  IconBraces,
  IconChevronDown,
  IconCpu,
  IconHourglass,
  IconServer2,
  IconUser,
} from '../../ui/icons.js';
import { EvidenceLine } from './evidence-line.js';
import { factsOf, LEAST_WAIT_MS, toneOf, unitsOf, type Line } from './history-lines.js';
import { ToldLines } from './told-lines.js';
import css from './trail.module.css';

interface TrailLineProps {
  readonly orderId: string;
  readonly line: Line;
}

/** Who · what · which units · why · by which rules · from which number. */
export function TrailLine({ orderId, line: { event, folded, waited } }: TrailLineProps) {
  const t = useTexts(DESK).order;
  const say = useSay();
  const language = useLanguage();
  const [unfolded, setUnfolded] = useState(false);
  const [raw, setRaw] = useState(false);
  const units = unitsOf(event);
  return (
    <>
      {waited >= LEAST_WAIT_MS && (
        <li className={css.wait}>
          <IconHourglass size={14} stroke={1.75} />
          {t.waited(duration(waited, language))}
        </li>
      )}
      {unfolded &&
        folded.map((one) => (
          <TrailLine key={one.revision} orderId={orderId} line={{ event: one, folded: [], waited: 0 }} />
        ))}
      <li id={`line-${event.revision}`} className={css.line}>
        <time className={css.time} dateTime={event.at} title={exact(event.at, language)}>
          {clock(event.at)}
        </time>
        <Who event={event} />
        <div className={css.body}>
          <p className={`${css.title} ${css[toneOf(event)]}`}>
            {say(event.title)}
            {folded.length > 0 && <span> {t.repeated(folded.length + 1)}</span>}
            {units !== undefined && <span className={css.units}>{t.units(units)}</span>}
          </p>
          {event.why && <p>{say(event.why)}</p>}
          <EvidenceLine orderId={orderId} event={event} />
          <Told event={event} />
          <Changes event={event} />
          {event.told && event.told.length > 0 && <ToldLines told={event.told} />}
          <Footing event={event} />
        </div>
        <div className={css.tools}>
          {folded.length > 0 && (
            <button type="button" onClick={() => setUnfolded(!unfolded)} aria-expanded={unfolded}>
              {unfolded ? t.fold : t.unfold}
              <IconChevronDown size={14} stroke={1.75} />
            </button>
          )}
          <button type="button" onClick={() => setRaw(!raw)} aria-expanded={raw}>
            <IconBraces size={14} stroke={1.75} />
            {raw ? t.hideRaw : t.raw}
          </button>
          <LineLink revision={event.revision} />
        </div>
        {raw && (
          <pre className={css.raw} tabIndex={0}>
            {JSON.stringify(event, null, 2)}
          </pre>
        )}
      </li>
    </>
  );
}

/** What the buyer was told with it, in the words of that time. */
function Told({ event: { notice, why } }: { readonly event: HistoryLine }) {
  const t = useTexts(DESK).order;
  const say = useSay();
  if (!notice) return null;
  return (
    <p className={css.notice}>
      {t.toldBuyer(notice.catalogue, say(notice.way))}{' '}
      {notice.sentence.zh !== why?.zh && say(notice.sentence)}
    </p>
  );
}

/** Before and after, as the API says them. */
function Changes({ event: { changes = [] } }: { readonly event: HistoryLine }) {
  const say = useSay();
  if (changes.length === 0) return null;
  return (
    <ul className={css.changes}>
      {changes.map(({ of, name, before, after }) => (
        <li key={of}>
          {say(name)} {before && <span>{say(before)}</span>}
          {before && ' → '}
          <span>{say(after)}</span>
        </li>
      ))}
    </ul>
  );
}

/** Leads to the line, and copies its address. */
function LineLink({ revision }: { readonly revision: number }) {
  const t = useTexts(DESK).order;
  const href = `#line-${revision}`;
  // The address bar has the link as well, so a refusal needs no words.
  const copy = (): void => void copyText(`${location.href.split('#')[0]}${href}`);
  return (
    <a href={href} title={t.link} onClick={copy}>
      {t.revision(revision + 1)}
    </a>
  );
}

function Who({ event: { who } }: { readonly event: HistoryLine }) {
  const Person = ROLE_ICONS[who.role as Role] ?? IconUser;
  const Machine = who.kind === 'service' ? IconServer2 : IconCpu;
  const isPerson = who.kind === 'person';
  return (
    <span className={isPerson ? css.person : css.machine}>
      {isPerson ? <Person size={14} stroke={1.75} /> : <Machine size={14} stroke={1.75} />}
    </span>
  );
}

function Footing({ event }: { readonly event: HistoryLine }) {
  const t = useTexts(DESK).order;
  const roles = useTexts(LEAN).roles;
  const { kind, role, id } = event.who;
  const kindWord =
    kind === 'person' ? (roles[role as Role] ?? role ?? '') : kind === 'service' ? t.service : t.system;
  return (
    <p className={css.footing}>
      {kindWord}
      {id && (
        <>
          {' '}
          <span className="id">{id}</span>
        </>
      )}
      {event.ruleVersion && ` · ${t.rule(event.ruleVersion)}`}
      {factsOf(event).map((fact) => (
        <span key={fact}>
          {' · '}
          <span className={css.fact}>{fact}</span>
        </span>
      ))}
    </p>
  );
}
