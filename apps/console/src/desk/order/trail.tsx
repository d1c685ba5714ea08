import { Link, useSearch } from '@tanstack/react-router';
import type { History } from '../../api/orders.js';
import { useTexts } from '../../texts/language.js';
import { DESK } from '../../texts/desk.js';
import { Card } from '../parts.js';
import { countByKind, LINE_KINDS, linesOf } from './history-lines.js';
import css from './trail.module.css';
import { TrailLine } from './trail-line.js';

/** The history, oldest first, with its waits; any number of lines may be open at once. */
export function Trail({ history: { orderId, events } }: { readonly history: History }) {
  const t = useTexts(DESK).order;
  const { kind } = useSearch({ from: '/desk/orders/$orderId' });
  const counts = countByKind(events);
  const lines = linesOf(events, kind);
  return (
    <Card title={t.history} aside={<span className={css.order}>{t.order}</span>}>
      <nav className={css.filters} aria-label={t.history}>
        <Filter orderId={orderId} word={t.all} n={events.length} active={!kind} />
        {LINE_KINDS.map((one) => (
          <Filter
            key={one}
            orderId={orderId}
            kind={one}
            word={t.kinds[one]}
            n={counts[one]}
            active={kind === one}
          />
        ))}
      </nav>
      <ol className={css.trail}>
        {lines.map((line) => (
          <TrailLine key={line.event.revision} orderId={orderId} line={line} />
        ))}
      </ol>
    </Card>
  );
}

interface FilterProps {
  readonly orderId: string;
  readonly kind?: (typeof LINE_KINDS)[number];
  readonly word: string;
  readonly n: number;
  readonly active: boolean;
}

function Filter({ orderId, kind, word, n, active }: FilterProps) {
  return (
    <Link
      to="/desk/orders/$orderId"
      params={{ orderId }}
      search={kind ? { kind } : {}}
      replace
      className={active ? `${css.filter} ${css.chosen}` : css.filter}
      aria-current={active ? 'true' : undefined}
      activeProps={{}}
    >
      {word} <span>{n}</span>
    </Link>
  );
}
