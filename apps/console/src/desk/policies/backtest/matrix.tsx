import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Comparison, Outcome, OutcomeCell } from '../../../api/backtests.js';
import { BACKTEST } from '../../../texts/backtest.js';
import { useTexts } from '../../../texts/language.js';
import { count, money } from '../../../ui/format.js';
import { Card } from '../../parts.js';
import policyCss from '../policies.module.css';
import css from './backtest.module.css';
import { decisionsOf, OUTCOMES, wayOf } from './figures.js';

/** Old by new outcomes; a cell leads to its orders. */
export function Matrix({ comparison }: { readonly comparison: Comparison }) {
  const t = useTexts(BACKTEST);
  const [open, setOpen] = useState<OutcomeCell>();
  const { cells, looser, stricter } = comparison;
  const same = decisionsOf(cells) - looser.decisions - stricter.decisions;
  return (
    <Card title={t.matrix} aside={<span className={policyCss.hint}>{t.matrixHint}</span>}>
      <div className={policyCss.pad}>
        <div className={policyCss.scroll} role="region" tabIndex={0} aria-label={t.matrix}>
          <table className={css.matrix}>
            <thead>
              <tr>
                <th scope="col">{t.oldNew}</th>
                {OUTCOMES.map((outcome) => (
                  <th key={outcome} scope="col">
                    {t.outcomes[outcome]}
                  </th>
                ))}
                <th scope="col">{t.oldTotal}</th>
              </tr>
            </thead>
            <tbody>
              {OUTCOMES.map((from) => (
                <Row key={from} from={from} cells={cells} open={open} onOpen={setOpen} />
              ))}
              <tr>
                <th scope="row">{t.newTotal}</th>
                {OUTCOMES.map((to) => (
                  <td key={to}>
                    <span className={css.total}>
                      {count(decisionsOf(cells.filter((cell) => cell.to === to)))}
                    </span>
                  </td>
                ))}
                <td>
                  <span className={css.total}>{count(decisionsOf(cells))}</span>
                </td>
              </tr>
            </tbody>
          </table>
        </div>
        <p className={css.legend}>
          <span>
            {t.looser} {count(looser.decisions)}
          </span>
          <span>
            {t.stricter} {count(stricter.decisions)}
          </span>
          <span>
            {t.unchanged} {count(same)}
          </span>
        </p>
        {open && <Orders cell={open} />}
      </div>
    </Card>
  );
}

interface RowProps {
  readonly from: Outcome;
  readonly cells: readonly OutcomeCell[];
  readonly open: OutcomeCell | undefined;
  readonly onOpen: (cell: OutcomeCell) => void;
}

function Row({ from, cells, open, onOpen }: RowProps) {
  const t = useTexts(BACKTEST);
  const ofRow = cells.filter((cell) => cell.from === from);
  return (
    <tr>
      <th scope="row">{t.outcomes[from]}</th>
      {OUTCOMES.map((to) => {
        const cell = ofRow.find((one) => one.to === to);
        const way = wayOf(from, to);
        if (!cell)
          return (
            <td key={to}>
              <span className={`${css.cell} ${css.zero}`}>0</span>
            </td>
          );
        return (
          <td key={to}>
            <button
              type="button"
              className={way === 'same' ? css.cell : `${css.cell} ${css[way]}`}
              aria-pressed={cell === open}
              aria-label={`${t.outcomes[from]} → ${t.outcomes[to]}: ${count(cell.decisions)}`}
              onClick={() => onOpen(cell)}
            >
              {count(cell.decisions)}
            </button>
          </td>
        );
      })}
      <td>
        <span className={css.total}>{count(decisionsOf(ofRow))}</span>
      </td>
    </tr>
  );
}

function Orders({ cell: { from, to, orders } }: { readonly cell: OutcomeCell }) {
  const t = useTexts(BACKTEST);
  return (
    <div className={css.pair}>
      <h3>{t.ordersOf(t.outcomes[from], t.outcomes[to])}</h3>
      <ul className={css.orders}>
        {orders.map(({ orderId, amount }) => (
          <li key={`${orderId} ${amount}`}>
            <Link to="/desk/orders/$orderId" params={{ orderId }} className="id">
              {orderId}
            </Link>{' '}
            {money(amount)}
          </li>
        ))}
      </ul>
    </div>
  );
}
