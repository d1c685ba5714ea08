import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { lag, type GroupLag } from '../../../api/desk.js';
import { consumers } from '../../../api/ops.js';
import { useApi } from '../../../sign-in/session-context.js';
import { useTexts } from '../../../texts/language.js';
import { DESK, type DeskTexts } from '../../../texts/desk.js';
import { OPS, type OpsTexts } from '../../../texts/ops.js';
import { NotRead } from '../../../ui/not-read.js';
import { useRefresh } from '../../live/live-pages.js';
import { useOpenRow } from '../../open-row.js';
import { Card, ForSection, PageHead } from '../../parts.js';
import { ColumnChooser } from '../../table/column-chooser.js';
import { shownColumns, sortedRows } from '../../table/columns.js';
import { BecauseDialog } from '../because-dialog.js';
import jobCss from '../jobs/jobs.module.css';
import css from '../ops.module.css';
import type { OpenSearch } from '../searches.js';
import { Consumers, Paused, sorted, useConsumerColumns } from './consumers.js';
import { GroupSign, URGENCY, type GroupState } from './group-sign.js';
import { Reset } from './reset.js';

/** It publishes what the store recorded: nobody decides about it. */
const RELAY = 'relay';

export function ConsumersPage() {
  return (
    <ForSection section="ops">
      <Groups />
    </ForSection>
  );
}

/** Consumer groups by urgency, and what can be done to the one that is open. */
function Groups() {
  const t = useTexts(OPS).consumers;
  const words = useTexts(DESK).lag;
  const api = useApi();
  const { open, sort, hide } = useSearch({ from: '/desk/ops/consumers' });
  const navigate = useNavigate({ from: '/desk/ops/consumers' });
  const list = useQuery({ queryKey: ['lag'], queryFn: () => lag.groups(api), refetchInterval: useRefresh() });
  const change = (changed: OpenSearch): void =>
    void navigate({ search: (before) => ({ ...before, ...changed }), replace: true });
  const columns = useConsumerColumns();
  const rows = sortedRows(sorted(list.data ?? []), columns, sort);
  const keys = (row: GroupLag | undefined) => ({
    Enter: () => row && void navigate({ to: '/desk/ops/dead-letters', search: { group: row.group } }),
  });
  const chosen = useOpenRow({
    rows,
    keyOf: ({ group }) => group,
    open,
    show: (group) => change({ open: group }),
    keys,
  });
  return (
    <>
      <PageHead title={t.title} sentence={list.data ? sentenceOf(rows, t, words) : t.title} more={t.more}>
        <ColumnChooser columns={columns} hide={hide} onHide={(hidden) => change({ hide: hidden })} />
      </PageHead>
      <NotRead reading={list} lines={8} />
      {list.data && (
        <div className={css.split}>
          <Consumers
            groups={rows}
            columns={shownColumns(columns, hide)}
            open={open}
            sort={sort ?? 'state'}
            onSort={(next) => change({ sort: next })}
          />
          <Card {...(chosen && { title: chosen.group })}>
            {chosen ? <Pane key={chosen.group} row={chosen} /> : <p className={css.nothing}>{t.choose}</p>}
          </Card>
        </div>
      )}
    </>
  );
}

const TROUBLE: readonly GroupState[] = ['stopped', 'held', 'behind', 'paused'];

function sentenceOf(rows: readonly GroupLag[], t: OpsTexts['consumers'], words: DeskTexts['lag']): string {
  const parts = URGENCY.filter((state) => TROUBLE.includes(state)).flatMap((state) => {
    const n = rows.filter((row) => row.state === state).length;
    return n > 0 ? [t.part(n, words.states[state])] : [];
  });
  return t.sentence(parts.join(' · '));
}

type Asked = 'pause' | 'resume' | undefined;

function Pane({ row }: { readonly row: GroupLag }) {
  const t = useTexts(OPS).consumers;
  const [asked, setAsked] = useState<Asked>();
  const { group, paused } = row;
  return (
    <div className={css.pane}>
      <GroupSign state={row.state} />
      {paused && <Paused {...paused} />}
      {group === RELAY ? (
        <p className={jobCss.quiet}>{t.relay}</p>
      ) : (
        <>
          <div className={css.filters}>
            {paused ? (
              <Button onClick={() => setAsked('resume')}>{t.resume}</Button>
            ) : (
              <Button variant="default" onClick={() => setAsked('pause')}>
                {t.pause}
              </Button>
            )}
          </div>
          {paused && !paused.acknowledged && <p className={jobCss.quiet}>{t.notYet}</p>}
          <Reset group={group} isPaused={paused !== undefined} />
        </>
      )}
      <p className={css.filters}>
        <Link to="/desk/ops/dead-letters" search={{ group }}>
          {t.deadLetters}
        </Link>
        <Link to="/desk/ops/replay" search={{ kind: 'redeliver', name: group }}>
          {t.redeliver}
        </Link>
      </p>
      {asked && <PauseDialog group={group} act={asked} onClose={() => setAsked(undefined)} />}
    </div>
  );
}

interface PauseDialogProps {
  readonly group: string;
  readonly act: 'pause' | 'resume';
  readonly onClose: () => void;
}

function PauseDialog({ group, act, onClose }: PauseDialogProps) {
  const t = useTexts(OPS).consumers;
  const api = useApi();
  const queries = useQueryClient();
  const done = useMutation({
    mutationFn: (because: string) => consumers[act](api, group, because),
    onSuccess: onClose,
    onSettled: () => queries.invalidateQueries({ queryKey: ['lag'] }),
  });
  const words =
    act === 'pause'
      ? { title: t.pauseTitle(group), effects: t.pauseEffects, confirm: t.pauseConfirm }
      : { title: t.resumeTitle(group), effects: t.resumeEffects, confirm: t.resumeConfirm };
  return (
    <BecauseDialog
      {...words}
      pending={done.isPending}
      error={done.error}
      onConfirm={(because) => done.mutate(because)}
      onClose={onClose}
    />
  );
}
