import { Button, NumberInput, Select } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { backtests, type NewBacktest } from '../../../api/backtests.js';
import { useApi, useSignedIn } from '../../../sign-in/session-context.js';
import { BACKTEST } from '../../../texts/backtest.js';
import { useLanguage, useTexts } from '../../../texts/language.js';
import { POLICY } from '../../../texts/policy.js';
import { count, exact } from '../../../ui/format.js';
import { NotRead, NotReadAgain } from '../../../ui/not-read.js';
import { ProblemState } from '../../../ui/problem-state.js';
import { useRefresh } from '../../live/live-pages.js';
import { Card, ForSection, PageHead } from '../../parts.js';
import { useActingRole } from '../../roles.js';
import { Because } from '../parts.js';
import policyCss from '../policies.module.css';
import { ShadowCard } from './shadow-card.js';

const SPANS = [7, 30, 90, 180, 365];
const DAY = 86_400_000;

export function BacktestsPage() {
  return (
    <ForSection section="policies">
      <OfVersion />
    </ForSection>
  );
}

/** Begins a backtest of a version, and lists the earlier ones. */
function OfVersion() {
  const t = useTexts(BACKTEST);
  const { version } = useParams({ from: '/desk/policies/$version/backtests' });
  return (
    <>
      <PageHead title={t.title} sentence={t.startTitle(version)} more={t.startMore}>
        <Link to="/desk/policies/$version" params={{ version }}>
          {t.back}
        </Link>
      </PageHead>
      <div className={policyCss.stack}>
        <Start version={version} />
        <ShadowCard version={version} />
        <Earlier version={version} />
      </div>
    </>
  );
}

function useStart(version: string) {
  const api = useApi();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: (body: NewBacktest) => backtests.start(api, version, body),
    onSuccess: ({ id }) => navigate({ to: '/desk/policies/$version/backtests/$id', params: { version, id } }),
  });
}

function Start({ version }: { readonly version: string }) {
  const t = useTexts(BACKTEST);
  const policy = useTexts(POLICY);
  const role = useActingRole(useSignedIn().session.person);
  const [days, setDays] = useState('90');
  const [capacity, setCapacity] = useState<string | number>('');
  const [because, setBecause] = useState('');
  const [missing, setMissing] = useState(false);
  const start = useStart(version);
  if (role !== 'reviewer' && role !== 'ops') return <p className={policyCss.hint}>{policy.onlyStaff}</p>;
  const submit = (event: React.FormEvent): void => {
    event.preventDefault();
    if (!because.trim()) return setMissing(true);
    const since = new Date(Date.now() - Number(days) * DAY).toISOString();
    const limit = Number(capacity);
    start.mutate({ since, because: because.trim(), ...(limit >= 1 && { capacity: limit }) });
  };
  return (
    <Card title={t.open}>
      <form className={policyCss.pad} onSubmit={submit}>
        <Select
          label={t.since}
          data={SPANS.map((span) => ({ value: String(span), label: t.days(span) }))}
          value={days}
          onChange={(value) => setDays(value ?? '90')}
          allowDeselect={false}
        />
        <NumberInput
          label={t.capacity}
          description={t.capacityHint}
          value={capacity}
          onChange={setCapacity}
          min={1}
          max={1_000_000}
          allowDecimal={false}
          hideControls
        />
        <Because value={because} missing={missing} onChange={setBecause} />
        {start.isError && <ProblemState error={start.error} />}
        <div>
          <Button type="submit" loading={start.isPending}>
            {t.start}
          </Button>
        </div>
      </form>
    </Card>
  );
}

function Earlier({ version }: { readonly version: string }) {
  const t = useTexts(BACKTEST);
  const api = useApi();
  const language = useLanguage();
  const list = useQuery({
    queryKey: ['backtests', version],
    queryFn: () => backtests.list(api, version),
    refetchInterval: useRefresh(),
  });
  if (!list.data) return <NotRead reading={list} lines={3} />;
  return (
    <>
      <NotReadAgain reading={list} />
      <Card title={t.earlier}>
        {list.data.length === 0 && <p className={policyCss.pad}>{t.none}</p>}
        <ul className={policyCss.rules}>
          {list.data.map(({ id, state, startedAt, by, because, report }) => (
            <li key={id}>
              <Link to="/desk/policies/$version/backtests/$id" params={{ version, id }}>
                {exact(startedAt, language)} · {t.states[state]}
              </Link>
              <span className="id">
                {t.facts(count(report.decisions), by)} · {because}
              </span>
            </li>
          ))}
        </ul>
      </Card>
    </>
  );
}
