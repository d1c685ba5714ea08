import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { opsLog, type LogLine } from '../../api/ops.js';
import { useApi } from '../../sign-in/session-context.js';
import { useLanguage, useTexts } from '../../texts/language.js';
import { OPS } from '../../texts/ops.js';
import { count, exact, moment } from '../../ui/format.js';
import { NotRead } from '../../ui/not-read.js';
import { useRefresh } from '../live/live-pages.js';
import { Card, Empty, ForSection, PageHead } from '../parts.js';
import plain from '../plain-table.module.css';

export function Log() {
  return (
    <ForSection section="ops">
      <Lines />
    </ForSection>
  );
}

/** What was done to jobs, dead letters and consumers, by whom and why; newest first. */
function Lines() {
  const t = useTexts(OPS).log;
  const api = useApi();
  const { who } = useSearch({ from: '/desk/ops/log' });
  const navigate = useNavigate({ from: '/desk/ops/log' });
  const list = useQuery({
    queryKey: ['ops-log', who],
    queryFn: () => opsLog.read(api, who ? { who } : {}),
    refetchInterval: useRefresh(),
  });
  const rows = list.data ?? [];
  const people = [...new Set([...rows.map((row) => row.who), ...(who ? [who] : [])])].sort();
  return (
    <>
      <PageHead title={t.title} sentence={list.data ? t.sentence(count(rows.length)) : t.title} more={t.more}>
        <NativeSelect
          aria-label={t.who}
          value={who ?? ''}
          onChange={(event) => {
            const chosen = event.currentTarget.value;
            void navigate({ search: chosen ? { who: chosen } : {} });
          }}
          data={[{ value: '', label: t.all }, ...people]}
        />
      </PageHead>
      <NotRead reading={list} lines={8} />
      {list.data && (
        <Card>
          {rows.length === 0 ? (
            <Empty title={t.none} how={t.noneHow} />
          ) : (
            <div className={plain.scroll}>
              <table className={plain.table}>
                <thead>
                  <tr>
                    <th>{t.at}</th>
                    <th>{t.who}</th>
                    <th>{t.what}</th>
                    <th>{t.subject}</th>
                    <th>{t.why}</th>
                  </tr>
                </thead>
                <tbody>
                  {rows.map((line, i) => (
                    <Line key={`${line.at} ${line.subject} ${i}`} line={line} />
                  ))}
                </tbody>
              </table>
            </div>
          )}
        </Card>
      )}
    </>
  );
}

function Line({ line: { at, who, what, subject, why } }: { readonly line: LogLine }) {
  const t = useTexts(OPS).log;
  const language = useLanguage();
  return (
    <tr>
      <td>
        <time dateTime={at} title={exact(at, language)}>
          {moment(at, language)}
        </time>
      </td>
      <td className="id">{who}</td>
      <td>{t.words[what] ?? what}</td>
      <td>
        <Subject subject={subject} />
      </td>
      <td translate="no">{why}</td>
    </tr>
  );
}

/** `job r-1 …`, `dead letter 17`, `group fulfillment`, as the API names them. */
function Subject({ subject }: { readonly subject: string }) {
  const [, kind, name = '', rest = ''] = /^(job|dead letter|group) (\S+) ?(.*)$/.exec(subject) ?? [];
  if (kind === 'job')
    return (
      <>
        <Link className="id" to="/desk/ops/jobs/$jobId" params={{ jobId: name }}>
          {name}
        </Link>{' '}
        <span className="id">{rest}</span>
      </>
    );
  if (kind === 'group')
    return (
      <Link className="id" to="/desk/ops/consumers" search={{ open: name }}>
        {name}
      </Link>
    );
  return <span className="id">{subject}</span>;
}
