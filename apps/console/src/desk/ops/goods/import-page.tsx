import { Button, FileButton, Textarea } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { goods, type GoodsCheck } from '../../../api/goods.js';
import { useApi } from '../../../sign-in/session-context.js';
import { GOODS } from '../../../texts/goods.js';
import { useTexts } from '../../../texts/language.js';
import { count } from '../../../ui/format.js';
import { NotRead, NotReadAgain } from '../../../ui/not-read.js';
import { ProblemState } from '../../../ui/problem-state.js';
import { Card, ForSection, PageHead } from '../../parts.js';
import { Because, Findings } from '../../policies/parts.js';
import css from '../../policies/policies.module.css';
import ops from '../ops.module.css';
import { GoodsDifferences } from './goods-changes.js';
import { goodsText } from './goods-text.js';

export function ImportGoodsPage() {
  return (
    <ForSection section="ops">
      <FromGoods />
    </ForSection>
  );
}

/** Begins with the goods that are changed, or with an example. */
function FromGoods() {
  const api = useApi();
  const { goods: goodsId } = useSearch({ from: '/desk/ops/goods/import' });
  const begin = useQuery({
    queryKey: ['goods', 'text', goodsId ?? ''],
    queryFn: async () => {
      const line = goodsId === undefined ? undefined : await goods.line(api, goodsId);
      return goodsText(line ? [line] : []);
    },
    staleTime: Infinity,
    gcTime: 0,
  });
  if (begin.data === undefined) return <NotRead reading={begin} lines={6} />;
  return (
    <>
      <NotReadAgain reading={begin} />
      <Write key={goodsId} begin={begin.data} />
    </>
  );
}

function useImport(text: string) {
  const api = useApi();
  const queries = useQueryClient();
  const check = useMutation({ mutationFn: (written: string) => goods.check(api, written) });
  const save = useMutation({
    mutationFn: async (because: string) => {
      // Faults are shown by line: the refusal of an import would say them in one paragraph.
      const checked = await check.mutateAsync(text);
      return checked.ok ? goods.import(api, text, because) : undefined;
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: ['goods'], refetchType: 'none' }),
  });
  return { check, save };
}

/** Checks what is written, by line, and shows what would change before anything is set. */
function Write({ begin }: { readonly begin: string }) {
  const t = useTexts(GOODS);
  const [text, setText] = useState(begin);
  const [because, setBecause] = useState('');
  const [missing, setMissing] = useState(false);
  const { check, save } = useImport(text);
  const change = (written: string): void => {
    setText(written);
    check.reset();
    save.reset();
  };
  const submit = (event: React.FormEvent): void => {
    event.preventDefault();
    if (!because.trim()) return setMissing(true);
    save.mutate(because.trim());
  };
  return (
    <>
      <PageHead title={t.writeTitle} sentence={t.writeTitle} more={t.writeHint}>
        <Link to="/desk/ops/goods">{t.back}</Link>
      </PageHead>
      <div className={css.stack}>
        <Card>
          <form className={css.pad} onSubmit={submit}>
            <GoodsText text={text} onChange={change} />
            <Because value={because} missing={missing} onChange={setBecause} />
            {save.isError && <ProblemState error={save.error} />}
            <div className={css.row}>
              <Button variant="default" onClick={() => check.mutate(text)} loading={check.isPending}>
                {t.check}
              </Button>
              <Button type="submit" loading={save.isPending} disabled={text.trim() === ''}>
                {t.submit}
              </Button>
            </div>
          </form>
        </Card>
        {check.isError && !save.isError && <ProblemState error={check.error} />}
        {save.data ? <Done done={save.data} /> : check.data && <Checked check={check.data} />}
      </div>
    </>
  );
}

function GoodsText({
  text,
  onChange,
}: {
  readonly text: string;
  readonly onChange: (written: string) => void;
}) {
  const t = useTexts(GOODS);
  return (
    <>
      <div className={css.row}>
        <FileButton
          onChange={(file) => void file?.text().then(onChange)}
          accept=".yaml,.yml,.json,application/json,text/plain"
        >
          {(props) => (
            <Button variant="default" {...props}>
              {t.pick}
            </Button>
          )}
        </FileButton>
      </div>
      <Textarea
        className={css.area}
        label={t.text}
        value={text}
        onChange={(event) => onChange(event.currentTarget.value)}
        rows={20}
        spellCheck={false}
      />
    </>
  );
}

function Checked({ check: { ok, findings, changes } }: { readonly check: GoodsCheck }) {
  const t = useTexts(GOODS);
  if (!ok) return <Findings findings={findings.map((one) => ({ ...one, severity: 'error' }))} />;
  return (
    <Card title={t.differs(count(changes.length))}>
      {changes.length === 0 ? <p className={css.pad}>{t.same}</p> : <GoodsDifferences changes={changes} />}
    </Card>
  );
}

function Done({ done: { changes } }: { readonly done: GoodsCheck }) {
  const t = useTexts(GOODS);
  return (
    <>
      <p className={ops.told} role="status">
        {t.done(count(changes.length))}
      </p>
      {changes.length > 0 && (
        <Card>
          <GoodsDifferences changes={changes} />
        </Card>
      )}
    </>
  );
}
