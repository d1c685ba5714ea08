import { Link } from '@tanstack/react-router';
import type { Role } from '../sign-in/session.js';
import { useTexts } from '../texts/language.js';
import { DESK, type DeskTexts } from '../texts/desk.js';
import {
  IconActivity,
  IconGavel,
  IconInbox,
  IconLiveView,
  IconMailX,
  IconScale,
  IconSearch,
  IconStack2,
  IconArrowBackUp,
  type Icon,
} from '../ui/icons.js';
import { mayOpen, type Section } from './roles.js';
import css from './shell.module.css';

interface Entry {
  readonly to:
    | '/desk/orders'
    | '/desk/work'
    | '/desk/conflicts'
    | '/desk/ops/live'
    | '/desk/ops'
    | '/desk/ops/dead-letters'
    | '/desk/ops/rejected'
    | '/desk/ops/stock'
    | '/desk/policies';
  readonly section: Section;
  readonly word: keyof DeskTexts['nav'];
  readonly sign: Icon;
}

const ENTRIES: readonly Entry[] = [
  { to: '/desk/ops', section: 'ops', word: 'overview', sign: IconActivity },
  { to: '/desk/ops/live', section: 'ops', word: 'live', sign: IconLiveView },
  { to: '/desk/ops/dead-letters', section: 'ops', word: 'deadLetters', sign: IconMailX },
  { to: '/desk/ops/rejected', section: 'ops', word: 'rejected', sign: IconArrowBackUp },
  { to: '/desk/ops/stock', section: 'ops', word: 'stock', sign: IconStack2 },
  { to: '/desk/orders', section: 'find', word: 'find', sign: IconSearch },
  { to: '/desk/work', section: 'work', word: 'work', sign: IconInbox },
  { to: '/desk/conflicts', section: 'work', word: 'conflicts', sign: IconScale },
  { to: '/desk/policies', section: 'policies', word: 'policies', sign: IconGavel },
];

/** The pages of the role that the person acts in. */
export function Navigation({ role }: { readonly role: Role | undefined }) {
  const t = useTexts(DESK).nav;
  return (
    <nav className={css.nav} aria-label={t.label}>
      {ENTRIES.filter(({ section }) => mayOpen(role, section)).map(({ to, word, sign: Sign }) => (
        <Link
          key={to}
          to={to}
          className={css.entry}
          activeOptions={{ exact: to === '/desk/ops', includeSearch: false }}
          activeProps={{ 'aria-current': 'page' }}
        >
          <Sign size={16} stroke={1.75} />
          {t[word]}
        </Link>
      ))}
    </nav>
  );
}
