import { Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { consumers, type ResetAnswer } from '../../../api/ops.js';
import { useApi } from '../../../sign-in/session-context.js';
import { useTexts } from '../../../texts/language.js';
import { OPS } from '../../../texts/ops.js';
import { ProblemState } from '../../../ui/problem-state.js';
import { BecauseDialog } from '../because-dialog.js';
import jobCss from '../jobs/jobs.module.css';
import plain from '../../plain-table.module.css';
import css from '../ops.module.css';

const PLACE = /^[\w:.+-]{1,64}$/;

function useReset(group: string, to: string) {
  const api = useApi();
  const queries = useQueryClient();
  // The reason of a dry run is kept nowhere.
  const resolve = useMutation({
    mutationFn: () => consumers.reset(api, group, { to, because: 'dry run', dryRun: true }),
  });
  const move = useMutation({
    mutationFn: (because: string) => consumers.reset(api, group, { to, because }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['lag'] }),
  });
  return { resolve, move };
}

interface ResetProps {
  readonly group: string;
  readonly isPaused: boolean;
}

/** Moves a paused group: the positions are resolved and shown first, and read back afterwards. */
export function Reset({ group, isPaused }: ResetProps) {
  const t = useTexts(OPS).consumers;
  const [to, setTo] = useState('');
  const [tried, setTried] = useState(false);
  const { resolve, move } = useReset(group, to.trim());
  const isPlace = PLACE.test(to.trim());
  const type = (text: string): void => {
    setTo(text);
    resolve.reset();
    move.reset();
  };
  const submit = (event: React.FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (isPlace) resolve.mutate();
  };
  return (
    <form className={jobCss.sub} onSubmit={submit}>
      <h3>{t.reset}</h3>
      <p className={jobCss.quiet}>{t.resetHow}</p>
      <TextInput
        label={t.to}
        description={t.toHint}
        value={to}
        error={tried && !isPlace ? t.wrongPlace : undefined}
        onChange={(event) => type(event.currentTarget.value)}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        maxLength={64}
        spellCheck={false}
      />
      {resolve.isError && <ProblemState error={resolve.error} />}
      {resolve.data && !move.data && (
        <Resolved group={group} isPaused={isPaused} answer={resolve.data} move={move} />
      )}
      {move.data && <Places answer={move.data} caption={t.moved} />}
      {!resolve.data && (
        <div className={css.filters}>
          <Button type="submit" variant="default" loading={resolve.isPending}>
            {t.resolve}
          </Button>
        </div>
      )}
    </form>
  );
}

interface ResolvedProps extends ResetProps {
  readonly answer: ResetAnswer;
  readonly move: ReturnType<typeof useReset>['move'];
}

/** The positions as they would be; only then can it be moved. */
function Resolved({ group, isPaused, answer, move }: ResolvedProps) {
  const t = useTexts(OPS).consumers;
  const [asks, setAsks] = useState(false);
  return (
    <>
      <Places answer={answer} caption={t.resolved} />
      <div className={css.filters}>
        <Button disabled={!isPaused} onClick={() => setAsks(true)}>
          {t.apply}
        </Button>
        {!isPaused && <span className={jobCss.quiet}>{t.pauseFirst}</span>}
      </div>
      {asks && (
        <BecauseDialog
          title={t.applyTitle(group)}
          effects={[...placesOf(answer), ...t.applyEffects]}
          confirm={t.applyConfirm}
          danger
          pending={move.isPending}
          error={move.error}
          onConfirm={(because) => move.mutate(because)}
          onClose={() => setAsks(false)}
        />
      )}
    </>
  );
}

const MOST_NAMED = 4;

const placesOf = ({ partitions }: ResetAnswer): readonly string[] =>
  partitions.slice(0, MOST_NAMED).map(({ partition, from, to }) => `${partition}: ${from} → ${to}`);

function Places({ answer, caption }: { readonly answer: ResetAnswer; readonly caption: string }) {
  const t = useTexts(OPS).consumers;
  return (
    <div className={plain.scroll} role="status">
      <table className={plain.table}>
        <caption className={css.caption}>{caption}</caption>
        <thead>
          <tr>
            <th>{t.partition}</th>
            <th>{t.from}</th>
            <th>{t.target}</th>
          </tr>
        </thead>
        <tbody>
          {answer.partitions.map(({ partition, from, to }) => (
            <tr key={partition}>
              <td className="id">{partition}</td>
              <td className="id">{from}</td>
              <td className="id">{from === to ? `${to} (${t.same})` : to}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
