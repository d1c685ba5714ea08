import { Button, Textarea } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { policies } from '../../api/policies.js';
import { useApi, useSignedIn } from '../../sign-in/session-context.js';
import { useTexts } from '../../texts/language.js';
import { POLICY } from '../../texts/policy.js';
import { NotRead, NotReadAgain } from '../../ui/not-read.js';
import { ProblemState } from '../../ui/problem-state.js';
import { Card, ForSection, PageHead } from '../parts.js';
import { useActingRole } from '../roles.js';
import { Because, Changes, Findings } from './parts.js';
import css from './policies.module.css';

export function WritePolicyPage() {
  return (
    <ForSection section="policies">
      <FromText />
    </ForSection>
  );
}

/** Begins with the text of a version. */
function FromText() {
  const api = useApi();
  const { from } = useSearch({ from: '/desk/policies/new' });
  const policy = useQuery({
    queryKey: ['policies', from ?? '', 'text'],
    queryFn: async () => (from === undefined ? '' : (await policies.show(api, from)).text),
    staleTime: Infinity,
  });
  // The text of no version is empty, and was read nevertheless.
  if (policy.data === undefined) return <NotRead reading={policy} lines={6} />;
  return (
    <>
      <NotReadAgain reading={policy} />
      <Write key={from} begin={policy.data} />
    </>
  );
}

/** Saves the text, and leads to its version. */
function useSave(text: string) {
  const api = useApi();
  const queries = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: (why: string) => policies.draft(api, text, why),
    onSuccess: async ({ version }) => {
      await queries.invalidateQueries({ queryKey: ['policies'] });
      await navigate({ to: '/desk/policies/$version', params: { version } });
    },
  });
}

/** Checks what is written, by line, before anything is saved. */
function Write({ begin }: { readonly begin: string }) {
  const t = useTexts(POLICY);
  const api = useApi();
  const role = useActingRole(useSignedIn().session.person);
  const [text, setText] = useState(begin);
  const [because, setBecause] = useState('');
  const [missing, setMissing] = useState(false);
  const lint = useMutation({ mutationFn: (written: string) => policies.lint(api, written) });
  const save = useSave(text);
  const submit = (event: React.FormEvent): void => {
    event.preventDefault();
    if (!because.trim()) return setMissing(true);
    save.mutate(because.trim());
  };
  return (
    <>
      <PageHead title={t.writeTitle} sentence={t.writeTitle} more={t.writeHint}>
        <Link to="/desk/policies">{t.back}</Link>
      </PageHead>
      <div className={css.stack}>
        <Card>
          <form className={css.pad} onSubmit={submit}>
            <Textarea
              className={css.area}
              label={t.text}
              value={text}
              onChange={(event) => setText(event.currentTarget.value)}
              rows={24}
              spellCheck={false}
            />
            <Because value={because} missing={missing} onChange={setBecause} />
            {save.isError && <ProblemState error={save.error} />}
            <div className={css.row}>
              <Button variant="default" onClick={() => lint.mutate(text)} loading={lint.isPending}>
                {t.check}
              </Button>
              <Button
                type="submit"
                loading={save.isPending}
                disabled={text === begin || (role !== 'reviewer' && role !== 'ops')}
              >
                {t.save}
              </Button>
            </div>
          </form>
        </Card>
        {lint.isError && <ProblemState error={lint.error} />}
        {lint.data && <Findings findings={lint.data.findings} />}
        {lint.data?.ok && <Changes changes={lint.data.changes} comparedWith={lint.data.comparedWith} />}
      </div>
    </>
  );
}
