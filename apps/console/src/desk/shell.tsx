import { Menu, Modal } from '@mantine/core';
import { Link, Outlet, useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useSignedIn } from '../sign-in/session-context.js';
import { ROLE_ICONS } from '../sign-in/role-icons.js';
import { useSay, useTexts } from '../texts/language.js';
import { DESK } from '../texts/desk.js';
import { LEAN } from '../texts/lean.js';
import { IconKeyboard, IconSearch, IconSelector } from '../ui/icons.js';
import { goTo } from '../ui/path.js';
import { Preferences } from '../ui/preferences.js';
import { useKeys } from './keys.js';
import { LivePages } from './live/live-pages.js';
import { Navigation } from './navigation.js';
import { actAs, deskRoles, useActingRole } from './roles.js';
import css from './shell.module.css';

/** The frame of every desk: rail with words, one box to find an order, the page. */
export function Shell() {
  const t = useTexts(DESK);
  const box = useRef<HTMLInputElement>(null);
  const [showsKeys, setShowsKeys] = useState(false);
  useKeys({ '/': () => box.current?.focus(), '?': () => setShowsKeys(true) });
  useEffect(() => {
    document.body.classList.add(css.desk ?? '');
    return () => document.body.classList.remove(css.desk ?? '');
  }, []);
  return (
    <div className={css.frame}>
      <Rail onKeys={() => setShowsKeys(true)} />
      <div className={css.right}>
        <FindBox inputRef={box} />
        <main className={css.main}>
          <LivePages>
            <Outlet />
          </LivePages>
        </main>
      </div>
      <Modal opened={showsKeys} onClose={() => setShowsKeys(false)} title={t.keys.title}>
        <dl className={css.keys}>
          {t.keys.list.map(([key, does]) => (
            <div key={key}>
              <dt>{key}</dt>
              <dd>{does}</dd>
            </div>
          ))}
        </dl>
      </Modal>
    </div>
  );
}

function Rail({ onKeys }: { readonly onKeys: () => void }) {
  const t = useTexts(DESK).nav;
  const say = useSay();
  const { session } = useSignedIn();
  const { person } = session;
  const role = useActingRole(person);
  return (
    <aside className={css.rail}>
      <p className={css.brand}>{useTexts(LEAN).product}</p>
      <RoleSwitch />
      <Navigation role={role} />
      <div className={css.person}>
        <span>{say(person.name)}</span>
        {person.roles.includes('buyer') && (
          <button type="button" className={css.quiet} onClick={() => goTo('/buyer/orders')}>
            {t.mine}
          </button>
        )}
        <button type="button" className={css.quiet} onClick={() => void session.change()}>
          {t.person}
        </button>
        <span className={css.row}>
          <Preferences />
          <button type="button" className={css.icon} aria-label={t.keys} title={t.keys} onClick={onKeys}>
            <IconKeyboard size={18} stroke={1.75} />
          </button>
        </span>
      </div>
    </aside>
  );
}

function RoleSwitch() {
  const t = useTexts(DESK).nav;
  const names = useTexts(LEAN).roles;
  const { person } = useSignedIn().session;
  const navigate = useNavigate();
  const role = useActingRole(person);
  const roles = deskRoles(person);
  if (!role) return null;
  const RoleIcon = ROLE_ICONS[role];
  const shown: ReactNode = (
    <>
      <span className={css.who}>
        <RoleIcon size={14} stroke={1.75} />
      </span>
      <span className={css.roleName}>{names[role]}</span>
    </>
  );
  if (roles.length < 2) return <p className={css.role}>{shown}</p>;
  return (
    <Menu position="bottom-start" withinPortal={false}>
      <Menu.Target>
        <button type="button" className={css.role} aria-label={`${t.actAs}: ${names[role]}`}>
          {shown}
          <IconSelector size={16} stroke={1.75} />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {roles.map((one) => (
          <Menu.Item
            key={one}
            onClick={() => {
              actAs(one);
              void navigate({ to: '/desk' });
            }}
          >
            {names[one]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function FindBox({ inputRef }: { readonly inputRef: React.RefObject<HTMLInputElement | null> }) {
  const t = useTexts(DESK).nav;
  const navigate = useNavigate();
  const submit = (event: React.FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const q = new FormData(event.currentTarget).get('q');
    if (typeof q === 'string' && q.trim()) void navigate({ to: '/desk/orders', search: { q: q.trim() } });
    event.currentTarget.reset();
    inputRef.current?.blur();
  };
  return (
    <form className={css.top} role="search" onSubmit={submit}>
      <label className={css.box}>
        <IconSearch size={18} stroke={1.75} />
        <span className="visually-hidden">{t.find}</span>
        <input
          ref={inputRef}
          name="q"
          placeholder={t.search}
          autoComplete="off"
          spellCheck={false}
          maxLength={200}
          onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
        />
        <kbd>/</kbd>
      </label>
      <Link to="/desk/orders" className="visually-hidden">
        {t.find}
      </Link>
    </form>
  );
}
