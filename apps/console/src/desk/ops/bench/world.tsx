import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { bench, SUPPLIER_MODES, type Bench, type SupplierMode } from '../../../api/bench.js';
import { useApi } from '../../../sign-in/session-context.js';
import { useTexts } from '../../../texts/language.js';
import { BENCH } from '../../../texts/bench.js';
import { count } from '../../../ui/format.js';
import { ProblemState } from '../../../ui/problem-state.js';
import { Card } from '../../parts.js';
import jobCss from '../jobs/jobs.module.css';
import css from '../ops.module.css';

/** How the supplier behaves, and what is in stock. */
export function World({ state }: { readonly state: Bench }) {
  const t = useTexts(BENCH);
  const api = useApi();
  const queries = useQueryClient();
  const settle = { onSettled: () => queries.invalidateQueries({ queryKey: ['bench'] }) };
  const supplier = useMutation({ mutationFn: (mode: SupplierMode) => bench.supplier(api, mode), ...settle });
  const empty = useMutation({ mutationFn: () => bench.empty(api, state.stock.goodsId), ...settle });
  return (
    <Card title={t.world}>
      <div className={jobCss.form}>
        <fieldset className={jobCss.choices}>
          <legend>{t.supplier}</legend>
          {SUPPLIER_MODES.map((mode) => (
            <label key={mode} className={jobCss.choice}>
              <input
                type="radio"
                name="supplier"
                checked={mode === state.supplier}
                disabled={supplier.isPending}
                onChange={() => supplier.mutate(mode)}
              />
              <span>
                {t.modes[mode].name}
                <small>{t.modes[mode].how}</small>
              </span>
            </label>
          ))}
        </fieldset>
        {supplier.isError && <ProblemState error={supplier.error} />}
        <div className={jobCss.sub}>
          <h3>
            {t.stock} <span className="id">{state.stock.goodsId}</span>
          </h3>
          <p>{t.available(count(state.stock.available))}</p>
          {empty.isError && <ProblemState error={empty.error} />}
          {empty.data && (
            <p className={css.told} role="status">
              {t.emptied(count(empty.data.voided))}
            </p>
          )}
          <div className={jobCss.acts}>
            <Button
              variant="default"
              disabled={state.stock.available === 0}
              loading={empty.isPending}
              onClick={() => empty.mutate()}
            >
              {t.empty}
            </Button>
          </div>
        </div>
      </div>
    </Card>
  );
}
