import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { bench } from '../api/bench.js';
import { useApi } from '../sign-in/session-context.js';
import type { Role } from '../sign-in/session.js';
import { useTexts } from '../texts/language.js';
import { DESK, type DeskTexts } from '../texts/desk.js';
import {
  IconActivity,
  IconBuildingStore,
  IconChartBar,
  IconGavel,
  IconInbox,
  IconLiveView,
  IconMailX,
  IconScale,
  IconSearch,
  IconStack2,
  IconArrowBackUp,
  IconHistory,
  IconLayoutGrid,
  IconListDetails,
  IconPlayerTrackNext,
  IconSubtask,
  IconTestPipe,
  IconUsersGroup,
  type Icon,
} from '../ui/icons.js';
import { mayOpen, type Section } from './roles.js';
import css from './shell.module.css';

interface Entry {
  readonly to:
    | '/desk/orders'
    | '/desk/work'
    | '/desk/reviews'
    | '/desk/conflicts'
    | '/desk/ops/live'
    | '/desk/ops/events'
    | '/desk/ops/jobs'
    | '/desk/ops/replay'
    | '/desk/ops/projections'
    | '/desk/ops/consumers'
    | '/desk/ops/log'
    | '/desk/ops/bench'
    | '/desk/ops'
    | '/desk/ops/dead-letters'
    | '/desk/ops/rejected'
    | '/desk/ops/stock'
    | '/desk/ops/goods'
    | '/desk/policies'
    | '/desk/complexity';
  readonly section: Section;
  readonly word: keyof DeskTexts['nav'];
  readonly sign: Icon;
}

const ENTRIES: readonly Entry[] = [
  { to: '/desk/ops', section: 'ops', word: 'overview', sign: IconActivity },
  { to: '/desk/ops/consumers', section: 'ops', word: 'consumers', sign: IconUsersGroup },
  { to: '/desk/ops/dead-letters', section: 'ops', word: 'deadLetters', sign: IconMailX },
  { to: '/desk/ops/rejected', section: 'ops', word: 'rejected', sign: IconArrowBackUp },
  { to: '/desk/ops/replay', section: 'ops', word: 'replay', sign: IconPlayerTrackNext },
  { to: '/desk/ops/projections', section: 'ops', word: 'projections', sign: IconLayoutGrid },
  { to: '/desk/ops/jobs', section: 'ops', word: 'jobs', sign: IconSubtask },
  { to: '/desk/ops/events', section: 'ops', word: 'events', sign: IconListDetails },
  { to: '/desk/ops/live', section: 'ops', word: 'live', sign: IconLiveView },
  { to: '/desk/ops/stock', section: 'ops', word: 'stock', sign: IconStack2 },
  { to: '/desk/ops/goods', section: 'ops', word: 'goods', sign: IconBuildingStore },
  { to: '/desk/ops/log', section: 'ops', word: 'log', sign: IconHistory },
  { to: '/desk/orders', section: 'find', word: 'find', sign: IconSearch },
  { to: '/desk/work', section: 'work', word: 'work', sign: IconInbox },
  { to: '/desk/reviews', section: 'review', word: 'reviews', sign: IconGavel },
  { to: '/desk/conflicts', section: 'work', word: 'conflicts', sign: IconScale },
  { to: '/desk/policies', section: 'policies', word: 'policies', sign: IconGavel },
  { to: '/desk/complexity', section: 'complexity', word: 'complexity', sign: IconChartBar },
];

const BENCH: Entry = { to: '/desk/ops/bench', section: 'ops', word: 'bench', sign: IconTestPipe };

/** The demo bench is in the standalone alone: whether this is one, only the API knows. */
function useEntries(role: Role | undefined): readonly Entry[] {
  const api = useApi();
  const here = useQuery({
    queryKey: ['bench'],
    queryFn: () => bench.look(api),
    enabled: mayOpen(role, 'ops'),
    retry: false,
    staleTime: Infinity,
  });
  const entries = here.data ? [...ENTRIES, BENCH] : ENTRIES;
  return entries.filter(({ section }) => mayOpen(role, section));
}

/** The pages of the role that the person acts in. */
export function Navigation({ role }: { readonly role: Role | undefined }) {
  const t = useTexts(DESK).nav;
  return (
    <nav className={css.nav} aria-label={t.label}>
      {useEntries(role).map(({ to, word, sign: Sign }) => (
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
