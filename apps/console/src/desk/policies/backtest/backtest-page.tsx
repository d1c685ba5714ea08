import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { backtests, type Backtest, type BacktestActed } from '../../../api/backtests.js';
import { useApi, useSignedIn } from '../../../sign-in/session-context.js';
import { BACKTEST } from '../../../texts/backtest.js';
import { useLanguage, useTexts } from '../../../texts/language.js';
import { count, exact } from '../../../ui/format.js';
import { NotRead, NotReadAgain } from '../../../ui/not-read.js';
import { ProblemState } from '../../../ui/problem-state.js';
import { useRefresh } from '../../live/live-pages.js';
import { Card, ForSection, PageHead } from '../../parts.js';
import { useActingRole } from '../../roles.js';
import policyCss from '../policies.module.css';
import css from './backtest.module.css';
import { Changed, HitsAndQuality } from './changed.js';
import { Matrix } from './matrix.js';
import { Outlook } from './outlook.js';
import { tradeOf, type BacktestWords } from './trade.js';

export function BacktestPage() {
  return (
    <ForSection section="policies">
      <Result />
    </ForSection>
  );
}

/** One backtest by its address: what would change, for whom, and how that turned out. */
function Result() {
  const t = useTexts(BACKTEST);
  const api = useApi();
  const refresh = useRefresh();
  const { version, id } = useParams({ from: '/desk/policies/$version/backtests/$id' });
  const backtest = useQuery({
    queryKey: ['backtests', version, id],
    queryFn: () => backtests.show(api, version, id),
    refetchInterval: ({ state }) => (isMoving(state.data) ? refresh : false),
  });
  if (!backtest.data) return <NotRead reading={backtest} lines={6} />;
  const { report, by } = backtest.data;
  return (
    <>
      <PageHead
        title={t.title}
        sentence={sentenceOf(backtest.data, t)}
        more={
          <>
            <span className="id">{version}</span> · {t.facts(count(report.decisions), by)} · {t.asOf}
          </>
        }
      >
        <Link to="/desk/policies/$version/backtests" params={{ version }}>
          {t.earlier}
        </Link>
        <Link to="/desk/policies/$version" params={{ version }}>
          {t.back}
        </Link>
      </PageHead>
      <NotReadAgain reading={backtest} />
      <div className={policyCss.stack}>
        <Progress backtest={backtest.data} />
        <Trust report={report} />
        {report.comparison && (
          <>
            <div className={css.columns}>
              <Matrix comparison={report.comparison} />
              <Outlook comparison={report.comparison} />
            </div>
            <Changed changed={report.comparison.mostChanged} />
            <HitsAndQuality comparison={report.comparison} />
          </>
        )}
      </div>
    </>
  );
}

const isMoving = (backtest: Backtest | undefined): boolean =>
  backtest === undefined || backtest.state === 'running' || backtest.state === 'planned';

function sentenceOf(backtest: Backtest, t: BacktestWords): string {
  const { state, percent, planned, report, error = '' } = backtest;
  if (state === 'running' || state === 'planned')
    return t.running(percent, count(report.decisions), count(planned));
  if (state === 'paused') return t.paused;
  if (state === 'failed') return t.failed(error);
  if (state === 'cancelled') return t.cancelled;
  if (report.incomplete) return t.incomplete(count(report.incomplete.decisions));
  return tradeOf(report, t);
}

/** While it runs or waits: how far, and what a person can do about it. */
function Progress({ backtest }: { readonly backtest: Backtest }) {
  const t = useTexts(BACKTEST);
  const api = useApi();
  const queries = useQueryClient();
  const role = useActingRole(useSignedIn().session.person);
  const { version, id, state, percent } = backtest;
  const change = useMutation({
    mutationFn: (act: BacktestActed['act']) => backtests.act(api, { version, id, act, because: t.acts[act] }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['backtests', version, id] }),
  });
  if (state === 'done' || state === 'cancelled') return null;
  const acts = state === 'running' ? (['pause', 'cancel'] as const) : (['resume', 'cancel'] as const);
  return (
    <Card>
      <div className={policyCss.pad}>
        <progress className={css.progress} max={100} value={percent} aria-label={t.title} />
        {change.isError && <ProblemState error={change.error} />}
        {(role === 'reviewer' || role === 'ops') && (
          <div className={policyCss.row}>
            {acts.map((act) => (
              <Button
                key={act}
                variant="default"
                loading={change.isPending}
                onClick={() => change.mutate(act)}
              >
                {t[act]}
              </Button>
            ))}
          </div>
        )}
      </div>
    </Card>
  );
}

/** Whether the result can be relied on: the past repeated, and what was left out. */
function Trust({ report: { repeated, notTold, incomplete } }: { readonly report: Backtest['report'] }) {
  const t = useTexts(BACKTEST);
  const language = useLanguage();
  const { decisions, different } = repeated;
  return (
    <Card>
      <div className={policyCss.pad}>
        {decisions > 0 && different === 0 && <p className={css.fine}>✓ {t.repeated(count(decisions))}</p>}
        {different > 0 && <p className={policyCss.bad}>{t.differing(count(different), count(decisions))}</p>}
        {incomplete && (
          <p className={policyCss.bad}>
            {t.incomplete(count(incomplete.decisions))}{' '}
            {incomplete.completeFrom === undefined
              ? t.neverComplete
              : t.completeFrom(exact(incomplete.completeFrom, language))}
          </p>
        )}
        {notTold.map(({ why, decisions: left }) => (
          <p key={why} className={policyCss.hint}>
            {t.leftOut}: {count(left)} · {t.whys[why]}
          </p>
        ))}
      </div>
    </Card>
  );
}
