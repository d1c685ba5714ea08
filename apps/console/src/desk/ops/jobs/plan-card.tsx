import type { ReactNode } from 'react';
import { sentencesOf, type Job } from '../../../api/ops.js';
import { useLanguage, useSay, useTexts } from '../../../texts/language.js';
import { JOBS } from '../../../texts/jobs.js';
import { count, duration, exact, moment } from '../../../ui/format.js';
import { IconBan, IconPencil, IconShieldCheck, IconAlertTriangle } from '../../../ui/icons.js';
import css from './jobs.module.css';

const MOST_TYPES = 6;
const MOST_ORDERS = 10;

/** What was planned: the frozen selection with its counts, what is written, what is left out and why. */
export function PlanCard({ job }: { readonly job: Job }) {
  const t = useTexts(JOBS).plan;
  const language = useLanguage();
  const { plan } = job;
  return (
    <section className={css.step}>
      <div className={css.stepHead}>
        <span className={css.no} aria-hidden="true">
          1
        </span>
        <h2>{t.title}</h2>
        <span>{t.frozen}</span>
      </div>
      <div className={css.body}>
        <Selection job={job} />
        <dl className={css.sums}>
          <Sum word={t.events} value={count(plan.counts.events)} />
          <Sum word={t.orders} value={count(plan.counts.orders)} />
          <Sum word={t.takes} value={duration(plan.seconds * 1000, language)} />
        </dl>
        <ByType byType={plan.counts.byType} />
        <Touches job={job} />
        <p className={css.quiet}>
          {t.planned(job.plannedBy, moment(job.plannedAt, language))}
          {job.state === 'planned' && (
            <>
              {' · '}
              <time dateTime={job.expiresAt} title={exact(job.expiresAt, language)}>
                {t.expires(moment(job.expiresAt, language))}
              </time>
            </>
          )}
        </p>
      </div>
    </section>
  );
}

const Sum = ({ word, value }: { readonly word: string; readonly value: string }) => (
  <div>
    <dt>{word}</dt>
    <dd>{value}</dd>
  </div>
);

function Selection({ job: { plan } }: { readonly job: Job }) {
  const t = useTexts(JOBS).plan;
  const { selection, firstAt, lastAt } = plan;
  const orders = plan.sequences?.map(({ orderId }) => orderId) ?? selection.orders;
  const facts: readonly (readonly [string, ReactNode])[] = [
    [t.group, plan.group],
    [t.from, !plan.sequences && <End at={firstAt} position={selection.after} />],
    [t.to, !plan.sequences && <End at={lastAt} position={selection.upTo} />],
    [t.onlyOrders, orders && <Ids ids={orders} />],
    [t.actor, selection.actor],
    [t.correlation, selection.correlation],
  ];
  return (
    <dl className={css.facts}>
      {facts.map(([name, value]) =>
        value ? (
          <div key={name} className={css.fact}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ) : null,
      )}
    </dl>
  );
}

/** A time and the position that it was resolved to. */
function End({ at, position }: { readonly at: string | undefined; readonly position: string }) {
  const t = useTexts(JOBS).plan;
  const language = useLanguage();
  return (
    <>
      {at && (
        <>
          <time dateTime={at} title={exact(at, language)}>
            {moment(at, language)}
          </time>
          {' → '}
        </>
      )}
      <span className="id">{position === 'start' ? t.start : t.position(position)}</span>
    </>
  );
}

function Ids({ ids }: { readonly ids: readonly string[] }) {
  const t = useTexts(JOBS).plan;
  const rest = ids.length - MOST_ORDERS;
  return (
    <>
      {ids.slice(0, MOST_ORDERS).map((id, i) => (
        <span key={id}>
          {i > 0 && ', '}
          <span className="id">{id}</span>
        </span>
      ))}
      {rest > 0 && ` ${t.moreOrders(count(rest))}`}
    </>
  );
}

function ByType({ byType }: { readonly byType: Readonly<Record<string, number>> }) {
  const t = useTexts(JOBS).plan;
  const types = Object.entries(byType).sort(([, a], [, b]) => b - a);
  if (types.length === 0) return null;
  const rest = types.length - MOST_TYPES;
  return (
    <div className={css.sub}>
      <h3>{t.byType}</h3>
      <dl className={css.facts}>
        {types.slice(0, MOST_TYPES).map(([type, events]) => (
          <div key={type} className={css.fact}>
            <dt className="id">{type}</dt>
            <dd>{count(events)}</dd>
          </div>
        ))}
      </dl>
      {rest > 0 && <p className={css.quiet}>{t.more(count(rest))}</p>}
    </div>
  );
}

/** What it writes, what it leaves out and why, and what it reaches outside. */
function Touches({ job: { plan } }: { readonly job: Job }) {
  const t = useTexts(JOBS).plan;
  const say = useSay();
  const { writes, skips, reachesOutside } = sentencesOf(plan);
  return (
    <>
      {writes.length + skips.length > 0 && (
        <ul className={css.list}>
          {writes.map((what) => (
            <li key={what.en}>
              <IconPencil size={16} stroke={1.75} />
              <span translate="no">
                {t.writes} {say(what)}
              </span>
            </li>
          ))}
          {skips.map(({ what, why }) => (
            <li key={what.en}>
              <IconBan size={16} stroke={1.75} />
              <span translate="no">
                {t.skips} {say(what)}
                <small>{say(why)}</small>
              </span>
            </li>
          ))}
        </ul>
      )}
      {reachesOutside.length > 0 ? (
        <p className={`${css.fence} ${css.reaching}`}>
          <IconAlertTriangle size={16} stroke={1.75} />
          <span translate="no">
            {t.reaches}: {reachesOutside.map(say).join(' · ')}
          </span>
        </p>
      ) : (
        <p className={css.fence}>
          <IconShieldCheck size={16} stroke={1.75} />
          <span>{t.fence}</span>
        </p>
      )}
    </>
  );
}
