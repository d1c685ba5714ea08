import type { Goods } from '@bujiao/contracts';
import type { SupplierGoods } from '../supplier/supplier-goods.js';

/** What an account for a direct top-up looks like. */
export type AccountKind = 'mobile' | 'qq' | 'uid' | 'e-mail';

export interface RechargeForm {
  readonly account: AccountKind;
  /** Choices; a form without them does not ask. */
  readonly gameAreas?: readonly string[];
  readonly gameServers?: readonly string[];
  /** True where the name of the role is asked for. */
  readonly gameRole?: boolean;
}

export interface CatalogueGoods extends Goods {
  /** Most units in one order. */
  readonly mostUnits: number;
  /** Only direct top-ups have one; everything else is delivered as cards. */
  readonly rechargeForm?: RechargeForm;
}

export const isDirect = (goods: CatalogueGoods): boolean => goods.kind === 'direct-top-up';

/** The goods without what only the shop needs to know. */
export const asGoods = ({ goodsId, name, kind, unitPrice }: CatalogueGoods): Goods => ({
  goodsId,
  name,
  kind,
  unitPrice,
});

const SUPPLIER_SHARE = 0.97;

/** A direct top-up as its supplier sells it: a little cheaper than the shop does. */
export function asSupplierGoods({ goodsId, unitPrice, rechargeForm }: CatalogueGoods): SupplierGoods {
  const needs: SupplierGoods['needs'][number][] = [];
  if (rechargeForm?.gameAreas) needs.push('game_area');
  if (rechargeForm?.gameServers) needs.push('game_server');
  if (rechargeForm?.gameRole) needs.push('game_role');
  return { goodsNo: goodsId, cost: Math.floor(unitPrice * SUPPLIER_SHARE), needs };
}
