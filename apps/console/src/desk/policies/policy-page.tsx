import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { policies, type Policy } from '../../api/policies.js';
import { useApi, useSignedIn } from '../../sign-in/session-context.js';
import { BACKTEST } from '../../texts/backtest.js';
import { useLanguage, useTexts } from '../../texts/language.js';
import { POLICY } from '../../texts/policy.js';
import { exact } from '../../ui/format.js';
import { NotRead, NotReadAgain } from '../../ui/not-read.js';
import { ProblemState } from '../../ui/problem-state.js';
import { useRefresh } from '../live/live-pages.js';
import { Card, ForSection, PageHead } from '../parts.js';
import { useActingRole } from '../roles.js';
import { Because, Changes, Findings, PolicyText } from './parts.js';
import css from './policies.module.css';

export function PolicyPage() {
  return (
    <ForSection section="policies">
      <Version />
    </ForSection>
  );
}

/** One version: what differs from the one in force, its faults, its life, its text. */
function Version() {
  const t = useTexts(POLICY);
  const { open: tryIt } = useTexts(BACKTEST);
  const api = useApi();
  const { version } = useParams({ from: '/desk/policies/$version' });
  const policy = useQuery({
    queryKey: ['policies', version],
    queryFn: () => policies.show(api, version),
    refetchInterval: useRefresh(),
  });
  if (!policy.data) return <NotRead reading={policy} lines={6} />;
  const { state, findings, changes, comparedWith, text, note, because } = policy.data;
  return (
    <>
      <PageHead
        title={version}
        sentence={`${version} · ${t.states[state]}`}
        more={<span className="id">{note ?? because}</span>}
      >
        <Link to="/desk/policies">{t.back}</Link>
        {state !== 'draft' && (
          <Link to="/desk/policies/$version/backtests" params={{ version }}>
            {tryIt}
          </Link>
        )}
        <Link to="/desk/policies/new" search={{ from: version }}>
          {t.write}
        </Link>
      </PageHead>
      <NotReadAgain reading={policy} />
      <div className={css.stack}>
        {version !== comparedWith && <Changes changes={changes} comparedWith={comparedWith} />}
        <Activate policy={policy.data} />
        {findings.length > 0 && <Findings findings={findings} />}
        <Life policy={policy.data} />
        <PolicyText text={text} findings={findings} />
      </div>
    </>
  );
}

function Life({ policy: { activations } }: { readonly policy: Policy }) {
  const t = useTexts(POLICY);
  const language = useLanguage();
  if (activations.length === 0) return null;
  return (
    <Card title={t.life}>
      <ul className={css.rules}>
        {activations.map(({ at, from = at, by, because, requestedBy }) => (
          <li key={at}>
            <time dateTime={from}>{exact(from, language)}</time>
            <span className="id">
              {requestedBy ? `${requestedBy} + ${by}` : by} · {because}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** The first person's word, or the second's; the API knows which. */
function Activate({ policy: { version, state, comparedWith } }: { readonly policy: Policy }) {
  const t = useTexts(POLICY);
  const role = useActingRole(useSignedIn().session.person);
  if (state === 'active' || state === 'draft') return null;
  if (role !== 'reviewer' && role !== 'ops') return <p className={css.hint}>{t.onlyStaff}</p>;
  return <ActivateForm version={version} comparedWith={comparedWith} />;
}

function ActivateForm({ version, comparedWith }: Pick<Policy, 'version' | 'comparedWith'>) {
  const t = useTexts(POLICY);
  const api = useApi();
  const queries = useQueryClient();
  const [because, setBecause] = useState('');
  const [missing, setMissing] = useState(false);
  const list = useQuery({ queryKey: ['policies'], queryFn: () => policies.list(api) });
  const activate = useMutation({
    mutationFn: (why: string) => policies.activate(api, version, why, comparedWith),
    onSettled: () => queries.invalidateQueries({ queryKey: ['policies'] }),
  });
  const submit = (event: React.FormEvent): void => {
    event.preventDefault();
    if (!because.trim()) return setMissing(true);
    activate.mutate(because.trim());
  };
  const waiting = list.data?.waiting?.version === version ? list.data.waiting : undefined;
  const act = waiting ? t.agree : t.activate;
  return (
    <Card title={act}>
      <form className={css.pad} onSubmit={submit}>
        {waiting && <p>{t.waits(version, waiting.by)}</p>}
        <Because value={because} missing={missing} onChange={setBecause} />
        <p className={css.hint}>{t.activateHint}</p>
        {activate.isError && <ProblemState error={activate.error} />}
        {activate.isSuccess && <p className={css.good}>{t.activated}</p>}
        <div>
          <Button type="submit" loading={activate.isPending}>
            {act}
          </Button>
        </div>
      </form>
    </Card>
  );
}
