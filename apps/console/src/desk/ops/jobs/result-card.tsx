import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Job, JobWithEvents } from '../../../api/ops.js';
import { useLanguage, useSay, useTexts } from '../../../texts/language.js';
import { JOBS } from '../../../texts/jobs.js';
import { count, moment } from '../../../ui/format.js';
import plain from '../../plain-table.module.css';
import { JobDialog, type AskedAct } from './job-dialogs.js';
import {
  actsOf,
  comparisonOf,
  discardOf,
  handlingOf,
  leftOrders,
  sameRows,
  type RowDifference,
} from './job-words.js';
import css from './jobs.module.css';

/** What came of it; for a rebuild the differences, and whether it is swapped in. */
export function ResultCard({ job, now }: { readonly job: JobWithEvents; readonly now: number }) {
  const t = useTexts(JOBS).result;
  const say = useSay();
  return (
    <section className={css.step}>
      <div className={css.stepHead}>
        <span className={css.no} aria-hidden="true">
          3
        </span>
        <h2>{t.title}</h2>
        <span>{job.state === 'planned' ? '' : say(job.words.state)}</span>
      </div>
      <div className={css.body}>
        {job.words.result && <p>{say(job.words.result)}</p>}
        {job.result ? <Outcome job={job} /> : <p className={css.quiet}>{t.notYet}</p>}
        <div className={css.acts}>
          <SwapButtons job={job} now={now} />
        </div>
      </div>
    </section>
  );
}

export function SwapButtons({ job, now }: { readonly job: Job; readonly now: number }) {
  const t = useTexts(JOBS).result;
  const [asked, setAsked] = useState<AskedAct>();
  const acts = actsOf(job, now);
  return (
    <>
      {acts.includes('swap') && <Button onClick={() => setAsked('swap')}>{t.swap}</Button>}
      {acts.includes('undo') && (
        <Button variant="default" onClick={() => setAsked('undo')}>
          {t.undo}
        </Button>
      )}
      {asked && <JobDialog job={job} act={asked} onClose={() => setAsked(undefined)} />}
    </>
  );
}

function Outcome({ job }: { readonly job: JobWithEvents }) {
  const t = useTexts(JOBS).result;
  if (comparisonOf(job)) return <Differences job={job} />;
  if (handlingOf(job)) return <Handled job={job} />;
  const discard = discardOf(job);
  if (discard)
    return (
      <dl className={css.sums}>
        <Sum word={t.discarded} value={discard.discarded} />
        <Sum word={t.closedMeanwhile} value={discard.closedMeanwhile} />
      </dl>
    );
  if (job.verb === 'topic')
    return (
      <>
        <p>{t.topic(job.target.slice('topic:'.length))}</p>
        <p className={css.quiet}>{t.count(count(job.counters.written))}</p>
      </>
    );
  return <p className={css.quiet}>{t.none}</p>;
}

interface SumProps {
  readonly word: string;
  readonly value: number;
  readonly tone?: 'well' | 'due' | 'bad' | undefined;
}
const Sum = ({ word, value, tone }: SumProps) => (
  <div>
    <dt>{word}</dt>
    <dd className={tone && css[tone]}>{count(value)}</dd>
  </div>
);

/** How the rebuilt rows differ from the live ones, row by row and column by column. */
export function Differences({ job }: { readonly job: Job }) {
  const t = useTexts(JOBS).result;
  const language = useLanguage();
  const compared = comparisonOf(job);
  if (!compared) return null;
  const { rows, differing, differences, at } = compared;
  const same = sameRows(compared);
  return (
    <>
      <dl className={css.sums}>
        {same !== undefined && <Sum word={t.same} value={same} tone={same > 0 ? 'well' : undefined} />}
        <Sum word={t.differ} value={differing} tone={differing > 0 ? 'due' : undefined} />
        <Sum word={t.live} value={rows.live} />
        <Sum word={t.rebuilt} value={rows.rebuilt} />
      </dl>
      {differences.length > 0 && <DifferenceTable differences={differences} />}
      {differing > differences.length && (
        <p className={css.quiet}>{t.first(count(differences.length), count(differing))}</p>
      )}
      {at && <p className={css.quiet}>{t.at(moment(at, language))}</p>}
    </>
  );
}

function DifferenceTable({ differences }: { readonly differences: readonly RowDifference[] }) {
  const t = useTexts(JOBS).result;
  return (
    <div className={plain.scroll} tabIndex={0} role="region" aria-label={t.differ}>
      <table className={plain.table}>
        <thead>
          <tr>
            <th>{t.key}</th>
            <th>{t.column}</th>
            <th>{t.was}</th>
            <th>{t.is}</th>
          </tr>
        </thead>
        <tbody>
          {differences.flatMap(({ key, kind, columns }) => {
            const changed = Object.entries(columns);
            if (changed.length === 0)
              return [
                <tr key={key}>
                  <td className="id">{key}</td>
                  <td colSpan={3}>{t.kinds[kind]}</td>
                </tr>,
              ];
            return changed.map(([column, { live, rebuilt }]) => (
              <tr key={`${key} ${column}`}>
                <td className="id">{key}</td>
                <td className="id">{column}</td>
                <td translate="no">
                  <span className={css.was}>{live ?? t.empty}</span>
                </td>
                <td translate="no">
                  <span className={css.is}>{rebuilt ?? t.empty}</span>
                </td>
              </tr>
            ));
          })}
        </tbody>
      </table>
    </div>
  );
}

/** Orders that were handled, that failed again, and that nobody took up. */
function Handled({ job }: { readonly job: JobWithEvents }) {
  const t = useTexts(JOBS).result;
  const handling = handlingOf(job);
  const left = leftOrders(job);
  if (!handling) return null;
  return (
    <>
      <dl className={css.sums}>
        <Sum word={t.handled} value={handling.handled} tone={handling.handled > 0 ? 'well' : undefined} />
        <Sum word={t.failed} value={handling.failed} tone={handling.failed > 0 ? 'bad' : undefined} />
        <Sum word={t.waiting} value={handling.waiting} tone={handling.waiting > 0 ? 'due' : undefined} />
      </dl>
      {left.length > 0 && (
        <div className={css.sub}>
          <h3>{t.failedOrders}</h3>
          <ul className={css.list}>
            {left.map(({ orderId, group, error }) => (
              <li key={`${group} ${orderId}`}>
                <span />
                <span>
                  <Link className="id" to="/desk/ops/dead-letters" search={{ order: orderId, group }}>
                    {orderId}
                  </Link>
                  <small>{error ? <span className="id">{error}</span> : t.waits}</small>
                </span>
                <span className="id">{group}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}
