import { lazy, Suspense } from 'react';
import type { History, Progress, UsualTime } from '../api/orders.js';
import { useLanguage, useSay, useTexts } from '../texts/language.js';
import { LEAN } from '../texts/lean.js';
import { DurationRuler } from '../ui/duration-ruler.js';
import { duration } from '../ui/format.js';
import { NextSteps } from '../ui/next-steps.js';
import { useNow } from '../ui/now.js';
import { StageTrack } from '../ui/stage-track.js';
import css from './buyer.module.css';
import { beganAt, journeyOf, timedStage, type Journey, type StageStep } from './journey.js';
import { EarlierList, Facts, Summary } from './order-parts.js';
import type { Order } from './use-order.js';
import { useUsual } from './use-usual.js';

// Only custom goods load it.
const ConfirmRole = lazy(() => import('./confirm-role.js'));
// Only orders of which evidence is asked load it.
const EvidenceCard = lazy(() => import('./evidence-card.js'));

interface InProgressProps {
  readonly order: Order;
  readonly progress: Progress;
}

/** What happens now, by whom, until when, and what becomes of it if it stops: as the API says it. */
export function InProgress({ order: { page, history }, progress }: InProgressProps) {
  const t = useTexts(LEAN);
  const say = useSay();
  const usual = useUsual(page, history);
  const journey = journeyOf(progress, history);
  const { outlook } = page;
  return (
    <div className={css.stack}>
      <h1 className={css.sentence} aria-live="polite">
        {say(outlook.now.sentence)}
      </h1>
      {page.confirmRole && (
        <Suspense>
          <ConfirmRole orderId={page.orderId} role={page.confirmRole} />
        </Suspense>
      )}
      <p className={css.note}>{t.progress.leave}</p>
      {wasAsked(history, progress) && (
        <Suspense>
          <EvidenceCard orderId={page.orderId} resubmissionId={progress.resubmissionId} />
        </Suspense>
      )}
      <section className={css.card}>
        <Track journey={journey} usual={usual} />
      </section>
      <section className={css.card}>
        <h2 className={css.cardTitle}>{t.usual.next}</h2>
        <NextSteps outlook={outlook} />
      </section>
      {outlook.ifStopped && (
        <section className={css.card}>
          <h2 className={css.cardTitle}>{t.progress.stopped}</h2>
          <p className={css.note}>{say(outlook.ifStopped)}</p>
        </section>
      )}
      <Facts page={page} />
      <Summary page={page} />
      <EarlierList history={history} shown={progress.resubmissionId} />
    </div>
  );
}

const wasAsked = (history: History | null, { resubmissionId }: Progress): boolean =>
  history?.events.some(
    ({ type, data }) => type === 'EvidenceRequested' && data['resubmissionId'] === resubmissionId,
  ) ?? false;

interface TrackProps {
  readonly journey: Journey;
  readonly usual: readonly UsualTime[];
}

export function Track({ journey, usual }: TrackProps) {
  const t = useTexts(LEAN).progress;
  const language = useLanguage();
  const now = useNow(true);
  const detail = (step: StageStep): React.ReactNode => {
    if (step.stage === 'verifying' && step.state === 'passed' && journey.checksPassed)
      return t.checks(journey.checksPassed);
    return <Usually journey={journey} step={step} usual={usual} now={now} />;
  };
  const aside = ({ stage, state }: StageStep): string | null => {
    if (state === 'ahead' || state === 'passed') return null;
    if (stage === 'completed') return t.waitsForYou;
    const since = beganAt(journey, stage);
    return since === undefined ? null : t.since(duration(now - since, language));
  };
  return <StageTrack steps={journey.steps} detail={detail} aside={aside} />;
}

interface UsuallyProps extends TrackProps {
  readonly step: StageStep;
  readonly now: number;
}

/** What the stage under way usually takes, from real durations; nothing where too few are known. */
function Usually({ journey, step, usual, now }: UsuallyProps) {
  const say = useSay();
  const stage = timedStage(step);
  const time = usual.find((one) => one.stage === stage);
  const since = beganAt(journey, step.stage);
  if (!time || since === undefined) return null;
  return (
    <>
      <DurationRuler passed={Math.max(0, now - since)} usual={time.medianMs} most={time.nineOfTenMs} />
      <p className={css.usual}>{say(time.sentence)}</p>
    </>
  );
}
