import type { ReactNode } from 'react';
import { useSignedIn } from '../sign-in/session-context.js';
import { useTexts } from '../texts/language.js';
import { DESK } from '../texts/desk.js';
import { LEAN } from '../texts/lean.js';
import { IconCircleCheckFilled } from '../ui/icons.js';
import { useTitle } from '../ui/title.js';
import css from './parts.module.css';
import { mayOpen, SECTION_ROLES, useActingRole, type Section } from './roles.js';

interface PageHeadProps {
  readonly title: string;
  /** The page's sentence. */
  readonly sentence: ReactNode;
  readonly more?: ReactNode;
  readonly children?: ReactNode;
}

export function PageHead({ title, sentence, more, children }: PageHeadProps) {
  useTitle(title);
  return (
    <header className={css.head}>
      <div>
        <h1 className={css.sentence}>{sentence}</h1>
        {more && <p className={css.more}>{more}</p>}
      </div>
      {children && <div className={css.tools}>{children}</div>}
    </header>
  );
}

export function Card({
  title,
  aside,
  children,
}: {
  readonly title?: string;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <section className={css.card}>
      {title && (
        <div className={css.cardHead}>
          <h2>{title}</h2>
          {aside}
        </div>
      )}
      {children}
    </section>
  );
}

/** What would be here, and when. */
export function Empty({
  title,
  how,
  children,
}: {
  readonly title: string;
  readonly how: string;
  readonly children?: ReactNode;
}) {
  return (
    <div className={css.empty}>
      <IconCircleCheckFilled size={24} className={css.emptySign} />
      <h2>{title}</h2>
      <p>{how}</p>
      {children}
    </div>
  );
}

/** Shows the page to who may open it, and to everybody else which desk it is of. */
export function ForSection({
  section,
  children,
}: {
  readonly section: Section;
  readonly children: ReactNode;
}) {
  const t = useTexts(DESK).noRight;
  const names = useTexts(LEAN).roles;
  const role = useActingRole(useSignedIn().session.person);
  if (mayOpen(role, section)) return children;
  const allowed = SECTION_ROLES[section].map((one) => names[one]).join(' · ');
  return (
    <div className={css.empty}>
      <h1>{t.title(allowed)}</h1>
      <p>{t.how(role ? names[role] : names.buyer)}</p>
    </div>
  );
}
