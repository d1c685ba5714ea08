import type { Progress } from '../api/orders.js';
import { useLanguage, useSay, useTexts } from '../texts/language.js';
import { LEAN } from '../texts/lean.js';
import { clock, duration } from '../ui/format.js';
import { useNow } from '../ui/now.js';
import { StageTrack } from '../ui/stage-track.js';
import css from './buyer.module.css';
import { journeyOf, type Journey, type StageStep } from './journey.js';
import { EarlierList, Facts } from './order-parts.js';
import type { Order } from './use-order.js';

interface InProgressProps {
  readonly order: Order;
  readonly progress: Progress;
}

/** Where the goods are, who works on it, and what happens if it stops. */
export function InProgress({ order: { page, history }, progress }: InProgressProps) {
  const t = useTexts(LEAN).progress;
  const say = useSay();
  const journey = journeyOf(progress, history);
  const sentence = progress.sentence
    ? say(progress.sentence)
    : journey.unknown
      ? t.unknown
      : t.sentence[progress.stage];
  return (
    <div className={css.stack}>
      <h1 className={css.sentence} aria-live="polite">
        {sentence}
      </h1>
      <p className={css.note}>{t.leave}</p>
      <section className={css.card}>
        <Track journey={journey} />
      </section>
      <section className={css.card}>
        <dl className={css.facts}>
          <dt>{t.stopped}</dt>
          <dd className={css.start}>{t.stoppedHow}</dd>
        </dl>
      </section>
      <Facts page={page} />
      <EarlierList history={history} shown={progress.resubmissionId} />
    </div>
  );
}

export function Track({ journey }: { readonly journey: Journey }) {
  const t = useTexts(LEAN).progress;
  const language = useLanguage();
  const now = useNow(true);
  const { unknown, checksPassed } = journey;
  const detail = ({ stage, state }: StageStep): string | null => {
    if (stage === 'verifying' && state === 'passed' && checksPassed) return t.checks(checksPassed);
    if (state === 'unknown' && unknown)
      return `${t.unknown}${t.nextQuery(clock(unknown.nextQueryAt).slice(0, 5), unknown.queries)}`;
    if (state === 'person') return t.person;
    if (state === 'stopped') return stage === 'verifying' ? t.rejected : t.failed;
    if (state === 'now') return stage === 'completed' ? t.auto : t.bySystem;
    return null;
  };
  const aside = ({ stage, state }: StageStep): string | null => {
    if (state === 'ahead' || state === 'passed') return null;
    if (stage === 'completed') return t.waitsForYou;
    return journey.startedAt ? t.since(duration(now - Date.parse(journey.startedAt), language)) : null;
  };
  return <StageTrack steps={journey.steps} detail={detail} aside={aside} />;
}
