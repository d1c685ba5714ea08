import { Checkbox, NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { JOB_STATES, JOB_VERBS, jobs, MOST_JOBS, type Job } from '../../../api/ops.js';
import { useApi } from '../../../sign-in/session-context.js';
import { useTexts } from '../../../texts/language.js';
import { JOBS } from '../../../texts/jobs.js';
import { count } from '../../../ui/format.js';
import { NotRead } from '../../../ui/not-read.js';
import { useRefresh } from '../../live/live-pages.js';
import { Card, Empty, ForSection, PageHead } from '../../parts.js';
import { ColumnChooser } from '../../table/column-chooser.js';
import { shownColumns, sortedRows } from '../../table/columns.js';
import type { TableSearch } from '../searches.js';
import { JobTable, useJobColumns } from './job-table.js';

export function Jobs() {
  return (
    <ForSection section="ops">
      <List />
    </ForSection>
  );
}

/** Jobs and plans, newest first; what is filtered is in the address. */
function List() {
  const t = useTexts(JOBS);
  const api = useApi();
  const navigate = useNavigate({ from: '/desk/ops/jobs' });
  const { state, target, verb, impacts, sort, hide } = useSearch({ from: '/desk/ops/jobs' });
  const change = (changed: TableSearch): void =>
    void navigate({ search: (before) => ({ ...before, ...changed }), replace: true });
  const columns = useJobColumns();
  const list = useQuery({
    queryKey: ['jobs', state, target],
    queryFn: () => jobs.list(api, { ...(state && { state }), ...(target && { target }) }),
    refetchInterval: useRefresh(),
  });
  const all = list.data ?? [];
  const rows = all.filter((job) => (verb ? job.verb === verb : impacts || job.verb !== 'impact'));
  const inState = (wanted: Job['state']): number => rows.filter((job) => job.state === wanted).length;
  return (
    <>
      <PageHead
        title={t.list.title}
        sentence={
          list.data
            ? t.list.sentence(inState('running'), inState('failed'), inState('planned'))
            : t.list.title
        }
        more={t.list.more}
      >
        <Filters />
        <ColumnChooser columns={columns} hide={hide} onHide={(hidden) => change({ hide: hidden })} />
      </PageHead>
      <NotRead reading={list} lines={6} />
      {list.data && rows.length === 0 && (
        <Card>
          <Empty title={t.list.none} how={t.list.noneHow}>
            <Link to="/desk/ops/replay">{t.list.plan}</Link>
          </Empty>
        </Card>
      )}
      {all.length >= MOST_JOBS && <p>{t.list.newest(count(MOST_JOBS))}</p>}
      {rows.length > 0 && (
        <JobTable
          rows={sortedRows(rows, columns, sort)}
          columns={shownColumns(columns, hide)}
          sort={sort ?? '-when'}
          onSort={(next) => change({ sort: next })}
        />
      )}
    </>
  );
}

function Filters() {
  const t = useTexts(JOBS);
  const search = useSearch({ from: '/desk/ops/jobs' });
  const navigate = useNavigate({ from: '/desk/ops/jobs' });
  const filter = (change: Partial<Record<'state' | 'verb', string>> & { impacts?: boolean }): void =>
    void navigate({ search: { ...search, ...change } as typeof search });
  return (
    <>
      <NativeSelect
        aria-label={t.list.state}
        value={search.state ?? ''}
        onChange={(event) => filter({ state: event.currentTarget.value })}
        data={[
          { value: '', label: t.list.allStates },
          ...JOB_STATES.map((value) => ({ value, label: t.states[value] })),
        ]}
      />
      <NativeSelect
        aria-label={t.list.verb}
        value={search.verb ?? ''}
        onChange={(event) => filter({ verb: event.currentTarget.value })}
        data={[
          { value: '', label: t.list.allVerbs },
          ...JOB_VERBS.map((value) => ({ value, label: t.verbs[value] })),
        ]}
      />
      <Checkbox
        label={t.list.impacts}
        checked={search.impacts ?? false}
        onChange={(event) => filter({ impacts: event.currentTarget.checked })}
      />
    </>
  );
}
