import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { backtests, type Backtest } from '../../../api/backtests.js';
import { policies } from '../../../api/policies.js';
import { useApi, useSignedIn } from '../../../sign-in/session-context.js';
import { BACKTEST } from '../../../texts/backtest.js';
import { useLanguage, useTexts } from '../../../texts/language.js';
import { count, exact } from '../../../ui/format.js';
import { NotRead, NotReadAgain } from '../../../ui/not-read.js';
import { ProblemState } from '../../../ui/problem-state.js';
import { useRefresh } from '../../live/live-pages.js';
import { Card } from '../../parts.js';
import { useActingRole } from '../../roles.js';
import { Because } from '../parts.js';
import policyCss from '../policies.module.css';
import { Matrix } from './matrix.js';

/** The version beside the one in force on live requests: counted, without effect, until a person ends it. */
export function ShadowCard({ version }: { readonly version: string }) {
  const api = useApi();
  const shadow = useQuery({
    queryKey: ['shadow', version],
    queryFn: () => backtests.shadow(api, version),
    refetchInterval: useRefresh(),
  });
  if (!shadow.data) return <NotRead reading={shadow} lines={3} />;
  const { report } = shadow.data.shadow ?? {};
  return (
    <>
      <NotReadAgain reading={shadow} />
      <State version={version} {...shadow.data} />
      {report?.comparison && report.decisions > 0 && <Matrix comparison={report.comparison} />}
    </>
  );
}

interface StateProps {
  readonly version: string;
  readonly running: boolean;
  readonly shadow?: Backtest;
}

function State({ version, running, shadow }: StateProps) {
  const t = useTexts(BACKTEST);
  const api = useApi();
  const role = useActingRole(useSignedIn().session.person);
  const policy = useQuery({
    queryKey: ['policies', version],
    queryFn: () => policies.show(api, version),
  });
  const mayChange = role === 'reviewer' || role === 'ops';
  const mayStart = policy.data !== undefined && !UNFIT.has(policy.data.state);
  return (
    <Card title={t.shadow}>
      <div className={policyCss.pad}>
        <p className={policyCss.hint}>{t.shadowHint}</p>
        {shadow && <Seen seen={shadow} running={running} />}
        {mayChange && (running || mayStart) && <Change version={version} running={running} />}
      </div>
    </Card>
  );
}

/** One with faults cannot decide, and the one in force does already. */
const UNFIT: ReadonlySet<string> = new Set(['active', 'draft']);

function Seen({ seen, running }: { readonly seen: Backtest; readonly running: boolean }) {
  const t = useTexts(BACKTEST);
  const language = useLanguage();
  const { since, endedAt, report } = seen;
  return (
    <p>
      {running ? t.shadowRuns(exact(since, language)) : t.shadowEnded(exact(endedAt ?? since, language))}{' '}
      {report.incomplete
        ? t.incomplete(count(report.incomplete.decisions))
        : t.shadowSeen(count(report.decisions), count(report.comparison?.changed ?? 0))}
    </p>
  );
}

function Change({ version, running }: { readonly version: string; readonly running: boolean }) {
  const t = useTexts(BACKTEST);
  const api = useApi();
  const queries = useQueryClient();
  const [because, setBecause] = useState('');
  const [missing, setMissing] = useState(false);
  const change = useMutation({
    mutationFn: (why: string) =>
      running ? backtests.endShadow(api, version, why) : backtests.startShadow(api, version, why),
    onSuccess: () => setBecause(''),
    onSettled: () => queries.invalidateQueries({ queryKey: ['shadow', version] }),
  });
  const submit = (event: React.FormEvent): void => {
    event.preventDefault();
    if (!because.trim()) return setMissing(true);
    setMissing(false);
    change.mutate(because.trim());
  };
  return (
    <form className={policyCss.stack} onSubmit={submit}>
      <Because value={because} missing={missing} onChange={setBecause} />
      {change.isError && <ProblemState error={change.error} />}
      <div>
        <Button type="submit" variant="default" loading={change.isPending}>
          {running ? t.shadowEnd : t.shadowStart}
        </Button>
      </div>
    </form>
  );
}
