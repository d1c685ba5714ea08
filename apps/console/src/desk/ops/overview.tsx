import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ManualWork } from '../../api/desk.js';
import { useApi } from '../../sign-in/session-context.js';
import { useLanguage, useSay, useTexts } from '../../texts/language.js';
import { DESK, type DeskTexts } from '../../texts/desk.js';
import { OPS } from '../../texts/ops.js';
import { clock, count, duration } from '../../ui/format.js';
import { NotRead } from '../../ui/not-read.js';
import { useNow } from '../../ui/now.js';
import { useRefresh } from '../live/live-pages.js';
import { Card, ForSection, PageHead } from '../parts.js';
import { Consumers, sorted, useConsumerColumns } from './consumers/consumers.js';
import { Reasons } from './dead-letters/reasons.js';
import { FlowLane } from './flow.js';
import { atLeast, Health } from './health.js';
import css from './ops.module.css';
import { look, parkedOf, type OverviewState } from './overview-state.js';

const LONGEST_SHOWN = 8;

export function Overview() {
  return (
    <ForSection section="ops">
      <State />
    </ForSection>
  );
}

/** The worst thing first, in a sentence; then the flow, the consumers, what is checked, and who has waited the longest. */
function State() {
  const t = useTexts(DESK).ops;
  const f = useTexts(OPS).flow;
  const api = useApi();
  const refresh = useRefresh();
  const columns = useConsumerColumns();
  const now = useNow(true);
  const state = useQuery({ queryKey: ['ops-state'], queryFn: () => look(api), refetchInterval: refresh });
  if (!state.data) return <NotRead reading={state} lines={6} />;
  const asOf = clock(new Date(state.dataUpdatedAt).toISOString());
  const stopped = state.data.groups.find((group) => group.state === 'stopped');
  return (
    <>
      <PageHead
        title={t.title}
        sentence={sentenceOf(state.data, t)}
        more={state.isError ? f.lost(asOf) : t.asOf(asOf)}
      >
        {stopped && (
          <Link className={css.linkButton} to="/desk/ops/consumers" search={{ open: stopped.group }}>
            {f.why}
          </Link>
        )}
      </PageHead>
      <div className={css.stackCards}>
        <FlowLane flow={state.data.flow} now={now} />
        <div className={css.overview}>
          <div className={css.stackCards}>
            <Consumers groups={sorted(state.data.groups)} columns={columns} />
            <Reasons reasons={state.data.reasons} />
          </div>
          <div className={css.stackCards}>
            <Health state={state.data} now={now} />
            <Longest waiting={state.data.waiting} now={now} />
          </div>
        </div>
      </div>
    </>
  );
}

function sentenceOf(
  { storeUp, reasons, rejected, waiting, groups }: OverviewState,
  t: DeskTexts['ops'],
): string {
  const stopped = groups.filter(({ state }) => state === 'stopped').map(({ group }) => group);
  const { letters } = parkedOf(reasons);
  const parts = [
    !storeUp && t.storeDown,
    stopped.length > 0 && t.stopped(stopped.join(' · ')),
    letters > 0 && t.dead(count(letters)),
    waiting !== undefined && waiting.length > 0 && t.waiting(count(waiting.length)),
    rejected > 0 && t.refusedEvents(atLeast(rejected, t)),
  ].filter((part) => part !== false);
  return parts.length === 0 ? t.healthy : t.sentence(parts.join(' · '));
}

interface LongestProps {
  readonly waiting: readonly ManualWork[] | undefined;
  readonly now: number;
}

function Longest({ waiting, now }: LongestProps) {
  const t = useTexts(DESK).ops;
  const f = useTexts(OPS).flow;
  const say = useSay();
  const language = useLanguage();
  return (
    <Card title={t.longest}>
      {!waiting || waiting.length === 0 ? (
        <p className={css.nothing}>{waiting ? t.none : f.unread}</p>
      ) : (
        <ul className={css.longest}>
          {waiting.slice(0, LONGEST_SHOWN).map(({ resubmissionId, orderId, sentence, since }) => (
            <li key={resubmissionId}>
              <Link to="/desk/orders/$orderId" params={{ orderId }} className="id">
                {orderId}
              </Link>
              <span>{say(sentence)}</span>
              <span>{duration(now - Date.parse(since), language)}</span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
