import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { customGoods, ROLES_KEY, type MyRole } from '../../api/custom-goods.js';
import { useApi } from '../../sign-in/session-context.js';
import { CUSTOM_GOODS } from '../../texts/custom-goods.js';
import { useLanguage, useTexts } from '../../texts/language.js';
import { moment } from '../../ui/format.js';
import { NotRead } from '../../ui/not-read.js';
import { ProblemState } from '../../ui/problem-state.js';
import css from '../buyer.module.css';
import own from './settings.module.css';

/** Roles of games that are bound to the buyer: listed, forgotten. */
export function RolesCard() {
  const t = useTexts(CUSTOM_GOODS);
  const api = useApi();
  const list = useQuery({ queryKey: ROLES_KEY, queryFn: () => customGoods.roles(api) });
  return (
    <section className={css.card} aria-labelledby="roles">
      <h2 id="roles" className={css.cardTitle}>
        {t.roles}
      </h2>
      <p className={css.hint}>{t.rolesHow}</p>
      <NotRead reading={list} lines={2} />
      {list.data && <Listed roles={list.data} />}
    </section>
  );
}

function Listed({ roles }: { readonly roles: readonly MyRole[] }) {
  const t = useTexts(CUSTOM_GOODS);
  if (roles.length === 0) return <p className={css.empty}>{t.noRoles}</p>;
  return (
    <ul className={own.list}>
      {roles.map((role) => (
        <RoleLine key={role.roleId} role={role} />
      ))}
    </ul>
  );
}

function RoleLine({ role }: { readonly role: MyRole }) {
  const t = useTexts(CUSTOM_GOODS);
  const language = useLanguage();
  const { goodsName, accountMasked, gameArea, gameServer, gameRole, boundAt } = role;
  const where = [goodsName, gameArea, gameServer, t.boundAt(moment(boundAt, language))];
  return (
    <li>
      <p className="id">{[gameRole, accountMasked].filter(Boolean).join(' · ')}</p>
      <p className={css.hint}>{where.filter(Boolean).join(' · ')}</p>
      <div className={own.acts}>
        <Forget role={role} />
      </div>
    </li>
  );
}

/** Forgets at the second press: the role then has to be confirmed anew. */
function Forget({ role: { roleId, gameRole, accountMasked } }: { readonly role: MyRole }) {
  const t = useTexts(CUSTOM_GOODS);
  const api = useApi();
  const queries = useQueryClient();
  const [asks, setAsks] = useState(false);
  const forget = useMutation({
    mutationFn: () => customGoods.forgetRole(api, roleId),
    onSuccess: () => queries.invalidateQueries({ queryKey: ROLES_KEY }),
  });
  return (
    <>
      <button
        type="button"
        className={css.quiet}
        disabled={forget.isPending}
        onClick={() => (asks ? forget.mutate() : setAsks(true))}
      >
        {asks ? t.forgetSure(gameRole ?? accountMasked) : t.forget}
      </button>
      {forget.isError && <ProblemState error={forget.error} />}
    </>
  );
}
