import type { Doer } from '../api/orders.js';
import css from './doer-sign.module.css';
import {
  IconBuildingStore,
  IconBuildingWarehouse,
  IconCheck,
  IconCpu,
  IconHeadset,
  IconUser,
  type Icon,
} from './icons.js';

const SIGNS: Readonly<Record<Doer, Icon>> = {
  buyer: IconUser,
  support: IconHeadset,
  system: IconCpu,
  supplier: IconBuildingWarehouse,
  shop: IconBuildingStore,
  nobody: IconCheck,
};
const PEOPLE: ReadonlySet<Doer> = new Set(['buyer', 'support']);

/** Who has the move: people are round and dark, machines square and grey. The name stands beside it. */
export function DoerSign({ by }: { readonly by: Doer }) {
  const Sign = SIGNS[by];
  return (
    <span className={PEOPLE.has(by) ? `${css.sign} ${css.person}` : css.sign} aria-hidden="true">
      <Sign size={14} stroke={1.75} />
    </span>
  );
}
