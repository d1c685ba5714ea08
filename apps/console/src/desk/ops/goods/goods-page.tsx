import { Button, TextInput } from '@mantine/core';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { goods, GOODS_PAGE, type GoodsLine } from '../../../api/goods.js';
import { useApi } from '../../../sign-in/session-context.js';
import { GOODS } from '../../../texts/goods.js';
import { useTexts } from '../../../texts/language.js';
import { count } from '../../../ui/format.js';
import { NotRead, NotReadAgain } from '../../../ui/not-read.js';
import { useOpenRow } from '../../open-row.js';
import { Card, Empty, ForSection, PageHead } from '../../parts.js';
import { DataTable } from '../../table/data-table.js';
import { usePages } from '../../table/use-pages.js';
import css from '../ops.module.css';
import { useGoodsColumns } from './goods-columns.js';
import { GoodsPane } from './goods-pane.js';

export function GoodsPage() {
  return (
    <ForSection section="ops">
      <Catalogue />
    </ForSection>
  );
}

const keyOf = ({ goodsId }: GoodsLine): string => goodsId;

/** The price list with alternatives, by id; what is open beside it. */
function Catalogue() {
  const t = useTexts(GOODS);
  const api = useApi();
  const navigate = useNavigate({ from: '/desk/ops/goods' });
  const { q, open } = useSearch({ from: '/desk/ops/goods' });
  const { list, rows, more, onMore } = usePages({
    key: ['goods', q ?? ''],
    read: (after) => goods.page(api, { q, after }),
    cursorOf: keyOf,
    pageRows: GOODS_PAGE,
  });
  const show = (key: string): void =>
    void navigate({ search: (before) => ({ ...before, open: key }), replace: true });
  const columns = useGoodsColumns(show);
  const chosen = useOpenRow({ rows, keyOf, open, show });
  if (!list.data) return <NotRead reading={list} lines={6} />;
  return (
    <>
      <PageHead title={t.title} sentence={t.count(count(rows.length), more)} more={t.lead}>
        <Link className={css.linkButton} to="/desk/ops/goods/import">
          {t.write}
        </Link>
      </PageHead>
      <NotReadAgain reading={list} />
      <Find key={q ?? ''} q={q ?? ''} />
      {rows.length === 0 ? (
        <Card>
          <Empty title={q ? t.noneFits : t.none} how={q ? t.noneFitsHow : t.noneHow} />
        </Card>
      ) : (
        <div className={css.split}>
          <DataTable
            label={t.title}
            columns={columns}
            rows={rows}
            keyOf={keyOf}
            open={open}
            more={more}
            onMore={onMore}
          />
          <Card {...(chosen && { title: chosen.goodsId })}>
            {chosen ? <GoodsPane line={chosen} /> : <p className={css.nothing}>{t.choose}</p>}
          </Card>
        </div>
      )}
    </>
  );
}

function Find({ q }: { readonly q: string }) {
  const t = useTexts(GOODS);
  const navigate = useNavigate({ from: '/desk/ops/goods' });
  const [typed, setTyped] = useState(q);
  const submit = (event: React.FormEvent): void => {
    event.preventDefault();
    void navigate({ search: typed.trim() ? { q: typed.trim() } : {} });
  };
  return (
    <form className={css.lookUp} onSubmit={submit}>
      <TextInput
        label={t.search}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        maxLength={100}
        spellCheck={false}
      />
      <Button type="submit" variant="default">
        {t.find}
      </Button>
    </form>
  );
}
