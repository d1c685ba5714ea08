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
import css from '../ops.module.css';

const PLACE = /^[\w:.+-]{1,64}$/;

/** Moves a paused group: the positions are resolved and shown first, and read back afterwards. */
export function Reset({ group, isPaused }: { readonly group: string; readonly isPaused: boolean }) {
  const t = useTexts(OPS).consumers;
  const api = useApi();
  const queries = useQueryClient();
  const [to, setTo] = useState('');
  const [tried, setTried] = useState(false);
  const [asks, setAsks] = useState(false);
  const resolve = useMutation({
    // The reason of a dry run is kept nowhere.
    mutationFn: () => consumers.reset(api, group, { to: to.trim(), because: 'dry run', dryRun: true }),
  });
  const move = useMutation({
    mutationFn: (because: string) => consumers.reset(api, group, { to: to.trim(), because }),
    onSuccess: () => setAsks(false),
    onSettled: () => queries.invalidateQueries({ queryKey: ['lag'] }),
  });
  const type = (text: string): void => {
    setTo(text);
    resolve.reset();
    move.reset();
  };
  const submit = (event: React.FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (PLACE.test(to.trim())) resolve.mutate();
  };
  return (
    <form className={jobCss.sub} onSubmit={submit}>
      <h3>{t.reset}</h3>
      <p className={jobCss.quiet}>{t.resetHow}</p>
      <TextInput
        label={t.to}
        description={t.toHint}
        value={to}
        error={tried && !PLACE.test(to.trim()) ? t.wrongPlace : undefined}
        onChange={(event) => type(event.currentTarget.value)}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        maxLength={64}
        spellCheck={false}
      />
      {resolve.isError && <ProblemState error={resolve.error} />}
      {move.data ? (
        <Places answer={move.data} caption={t.moved} />
      ) : (
        resolve.data && <Places answer={resolve.data} caption={t.resolved} />
      )}
      <div className={css.filters}>
        {!resolve.data && (
          <Button type="submit" variant="default" loading={resolve.isPending}>
            {t.resolve}
          </Button>
        )}
        {resolve.data && !move.data && (
          <Button disabled={!isPaused} onClick={() => setAsks(true)}>
            {t.apply}
          </Button>
        )}
        {resolve.data && !move.data && !isPaused && <span className={jobCss.quiet}>{t.pauseFirst}</span>}
      </div>
      {asks && (
        <BecauseDialog
          title={t.applyTitle(group)}
          effects={[...placesOf(resolve.data), ...t.applyEffects]}
          confirm={t.applyConfirm}
          danger
          pending={move.isPending}
          error={move.error}
          onConfirm={(because) => move.mutate(because)}
          onClose={() => setAsks(false)}
        />
      )}
    </form>
  );
}

const MOST_NAMED = 4;

const placesOf = (answer: ResetAnswer | undefined): readonly string[] =>
  (answer?.partitions ?? [])
    .slice(0, MOST_NAMED)
    .map(({ partition, from, to }) => `${partition}: ${from} → ${to}`);

function Places({ answer, caption }: { readonly answer: ResetAnswer; readonly caption: string }) {
  const t = useTexts(OPS).consumers;
  return (
    <div className={css.scroll} role="status">
      <table className={css.table}>
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
