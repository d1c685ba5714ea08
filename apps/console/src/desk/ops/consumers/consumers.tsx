import { Link } from '@tanstack/react-router';
import type { GroupLag } from '../../../api/desk.js';
import { useLanguage, useTexts, type Language } from '../../../texts/language.js';
import { DESK, type DeskTexts } from '../../../texts/desk.js';
import { OPS } from '../../../texts/ops.js';
import { count, duration, exact, moment } from '../../../ui/format.js';
import type { Column } from '../../table/columns.js';
import { DataTable } from '../../table/data-table.js';
import { JobBar } from '../jobs/job-sign.js';
import css from '../ops.module.css';
import type { TableSearch } from '../searches.js';
import { GroupSign, URGENCY } from './group-sign.js';

/** By urgency. */
export const sorted = (groups: readonly GroupLag[]): readonly GroupLag[] =>
  [...groups].sort((a, b) => URGENCY.indexOf(a.state) - URGENCY.indexOf(b.state));

const keyOf = ({ group }: GroupLag): string => group;

/** A word and a sign for its state, then how far it is. */
export function useConsumerColumns(): readonly Column<GroupLag>[] {
  const t = useTexts(DESK).lag;
  const language = useLanguage();
  return [
    {
      id: 'group',
      name: t.group,
      fixed: true,
      sort: 'group',
      by: keyOf,
      cell: ({ group }) => <GroupLink group={group} />,
    },
    {
      id: 'state',
      name: t.state,
      fixed: true,
      sort: 'state',
      by: ({ state }) => URGENCY.indexOf(state),
      cell: ({ state }) => <GroupSign state={state} />,
    },
    {
      id: 'events',
      name: t.events,
      number: true,
      sort: 'events',
      by: ({ events }) => events,
      cell: ({ exact: isExact, events }) => (isExact ? count(events) : t.atLeast(count(events))),
    },
    {
      id: 'behind',
      name: t.behindBy,
      sort: 'behind',
      by: ({ seconds }) => seconds,
      cell: (row) => (
        <>
          {row.rebuilding ? <Rebuilding {...row.rebuilding} /> : placeOf(row, t, language)}
          {row.paused && <Paused {...row.paused} />}
        </>
      ),
    },
    {
      id: 'progress',
      name: t.lastProgress,
      sort: 'progress',
      by: ({ lastProgressAt }) => lastProgressAt,
      cell: ({ lastProgressAt }) =>
        lastProgressAt ? (
          <time dateTime={lastProgressAt} title={exact(lastProgressAt, language)}>
            {moment(lastProgressAt, language)}
          </time>
        ) : (
          t.noData
        ),
    },
  ];
}

/** What the address says of the table stays as it is. */
function GroupLink({ group }: { readonly group: string }) {
  return (
    <Link to="/desk/ops/consumers" search={(before) => ({ ...tableOf(before), open: group })} className="id">
      {group}
    </Link>
  );
}

const tableOf = ({ sort, hide }: TableSearch): TableSearch => ({
  ...(sort && { sort }),
  ...(hide && { hide }),
});

interface ConsumersProps {
  readonly groups: readonly GroupLag[];
  readonly columns: readonly Column<GroupLag>[];
  readonly open?: string | undefined;
  readonly sort?: string;
  readonly onSort?: (sort: string) => void;
}

/** Each consumer group, in the order that is given. */
export function Consumers({ groups, ...table }: ConsumersProps) {
  const t = useTexts(DESK).lag;
  return (
    <DataTable
      dense
      label={t.title}
      head={
        <>
          <h2>{t.title}</h2>
          <span className={css.aside}>{t.groups(groups.length)}</span>
        </>
      }
      rows={groups}
      keyOf={keyOf}
      {...table}
    />
  );
}

/** Of the projection; the group's lag is counted apart from it. */
function Rebuilding({ job, percent, secondsLeft }: NonNullable<GroupLag['rebuilding']>) {
  const t = useTexts(DESK).lag;
  const language = useLanguage();
  return (
    <>
      <Link to="/desk/ops/jobs/$jobId" params={{ jobId: job }}>
        {t.rebuilt(Math.floor(percent))}
      </Link>
      {secondsLeft !== undefined && ` · ${duration(secondsLeft * 1000, language)}`}
      <JobBar job={{ state: 'running', percent: Math.floor(percent) }} />
    </>
  );
}

export function Paused({ by, why, at }: NonNullable<GroupLag['paused']>) {
  const t = useTexts(OPS).consumers;
  const language = useLanguage();
  return <small translate="no">{t.paused(by, moment(at, language), why)}</small>;
}

/** Never 0 for what is not known. */
function placeOf(row: GroupLag, t: DeskTexts['lag'], language: Language): string {
  const { heldOrders, seconds, eventsPerSecond, secondsToCatchUp, events } = row;
  const parts = [
    heldOrders > 0 && t.held(count(heldOrders)),
    seconds !== undefined && events > 0 && duration(seconds * 1000, language),
    eventsPerSecond !== undefined && eventsPerSecond > 0 && t.rate(eventsPerSecond.toFixed(1)),
    secondsToCatchUp !== undefined && t.catchesUp(duration(secondsToCatchUp * 1000, language)),
  ].filter((part) => part !== false);
  return parts.join(' · ') || '–';
}
