import type { Units as UnitCounts } from '../api/orders.js';
import { useTexts } from '../texts/language.js';
import { LEAN } from '../texts/lean.js';
import { count } from './format.js';
import css from './units.module.css';

const MOST_SQUARES = 12;
const PARTS = ['delivered', 'open', 'unsettled', 'missing', 'refunded'] as const;
type Part = (typeof PARTS)[number];

interface UnitsProps {
  readonly units: UnitCounts;
  /** The sum stands beside it. */
  readonly wordless?: boolean;
}

/** Ordered = delivered + missing + refunded: one square a unit, and the sum in words. */
export function Units({ units, wordless = false }: UnitsProps) {
  const t = useTexts(LEAN).units;
  const parts = partsOf(units);
  const words = PARTS.filter((part) => parts[part] > 0).map((part) => t[part](count(parts[part])));
  return (
    <p className={css.units}>
      {units.ordered <= MOST_SQUARES && (
        <span className={css.squares} aria-hidden="true">
          {PARTS.flatMap((part) =>
            Array.from({ length: parts[part] }, (_, i) => (
              <span key={`${part}${i}`} className={`${css.square} ${css[part]}`} />
            )),
          )}
        </span>
      )}
      <span className={wordless ? 'visually-hidden' : undefined}>
        {t.sum(count(units.ordered), words.join(' + '))}
      </span>
    </p>
  );
}

/** Units in open supplier orders, and those under way or of unknown outcome, are missing ones: they are counted once. */
function partsOf({
  delivered,
  missing,
  refunded,
  open,
  unsettled,
}: UnitCounts): Readonly<Record<Part, number>> {
  const inOpen = Math.min(open, missing);
  const underWay = Math.min(unsettled, missing - inOpen);
  return { delivered, open: inOpen, unsettled: underWay, missing: missing - inOpen - underWay, refunded };
}
