import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { bench } from '../../../api/bench.js';
import { timers } from '../../../api/ops.js';
import { useApi } from '../../../sign-in/session-context.js';
import { useLanguage, useTexts } from '../../../texts/language.js';
import { BENCH } from '../../../texts/bench.js';
import { count, exact, moment } from '../../../ui/format.js';
import { NotRead } from '../../../ui/not-read.js';
import { ProblemState } from '../../../ui/problem-state.js';
import { useRefresh } from '../../live/live-pages.js';
import { Card } from '../../parts.js';
import jobCss from '../jobs/jobs.module.css';
import css from '../ops.module.css';

const SHOWN = 8;

/** Timers that wait, the next one first; each can be moved to now. */
export function Deadlines() {
  const t = useTexts(BENCH);
  const api = useApi();
  const queries = useQueryClient();
  const list = useQuery({
    queryKey: ['timers'],
    queryFn: () => timers.list(api),
    refetchInterval: useRefresh(),
  });
  const move = useMutation({
    mutationFn: (timer: { readonly service: string; readonly key: string }) => bench.due(api, timer),
    onSettled: () => queries.invalidateQueries({ queryKey: ['timers'] }),
  });
  const all = (list.data?.timers ?? []).flatMap((timer) =>
    timer.key === null ? [] : [{ ...timer, key: timer.key }],
  );
  return (
    <Card
      title={t.clock}
      aside={
        all.length > SHOWN && <span className={jobCss.quiet}>{t.shown(count(SHOWN), count(all.length))}</span>
      }
    >
      <div className={jobCss.form}>
        <p className={jobCss.quiet}>{t.clockHow}</p>
        <NotRead reading={list} lines={3} />
        {move.isError && <ProblemState error={move.error} />}
        {move.data && (
          <p className={css.told} role="status">
            {move.data.moved > 0 ? t.moved : t.gone}
          </p>
        )}
        {list.data && all.length === 0 && <p>{t.noTimers}</p>}
        <ul className={jobCss.list}>
          {all.slice(0, SHOWN).map(({ service, task, key, runAt }) => (
            <li key={`${service} ${key}`} className={css.timer}>
              <Timer task={task} timerKey={key} runAt={runAt} />
              <Button
                variant="default"
                loading={move.isPending && move.variables.key === key}
                onClick={() => move.mutate({ service, key })}
              >
                {t.now}
              </Button>
            </li>
          ))}
        </ul>
      </div>
    </Card>
  );
}

interface TimerProps {
  readonly task: string;
  readonly timerKey: string;
  readonly runAt: string;
}

function Timer({ task, timerKey, runAt }: TimerProps) {
  const t = useTexts(BENCH);
  const language = useLanguage();
  return (
    <span>
      {t.tasks[task] ?? <span className="id">{task}</span>}
      <small className="id">{timerKey.split('/').at(-1)}</small>
      <small>
        <time dateTime={runAt} title={exact(runAt, language)}>
          {moment(runAt, language)}
        </time>
      </small>
    </span>
  );
}
