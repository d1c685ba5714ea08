import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { RechargeTarget } from '@bujiao/contracts';
import { maskAccount } from '@bujiao/input-text';
import { KeyDestroyed, KeyRing, type Principal } from '@bujiao/platform';
import { BoundRoles, type BoundRole } from './bound-roles.repository.js';
import { RoleBindings } from './role-bindings.service.js';

/** A role that is bound to the buyer, as their list shows it. */
export interface MyRole {
  readonly roleId: string;
  readonly goodsName: string;
  readonly accountMasked: string;
  readonly gameArea?: string;
  readonly gameServer?: string;
  readonly gameRole?: string;
  /** ISO 8601. */
  readonly boundAt: string;
  /** The order by which it was bound. */
  readonly orderId: string;
}

/** Roles that are bound to a buyer: seen and forgotten by nobody else. */
@Injectable()
export class MyRoles {
  constructor(
    private readonly rows: BoundRoles,
    private readonly bindings: RoleBindings,
    private readonly keyRing: KeyRing,
  ) {}

  /** The newest first. */
  async list(buyerId: string): Promise<readonly MyRole[]> {
    const rows = await this.rows.of(buyerId);
    return (await Promise.all(rows.map((row) => this.viewOf(row)))).flatMap((view) => view ?? []);
  }

  /** The next buyer who wants the role is its first again. Idempotent. */
  async forget(user: Principal, roleId: string): Promise<void> {
    const found = (await this.rows.of(user.id)).find((row) => idOf(row) === roleId);
    if (!found) return;
    await this.bindings.release(found.role, user.id, user.actor);
    await this.rows.remove(user.id, found.role);
  }

  /** Undefined where the buyer's key was destroyed: the person is forgotten. */
  private async viewOf(row: BoundRole): Promise<MyRole | undefined> {
    try {
      const target = await this.keyRing.open<RechargeTarget>({ keyOf: row.buyerId, sealed: row.sealed });
      return shown(row, target);
    } catch (error) {
      if (error instanceof KeyDestroyed) return undefined;
      throw error;
    }
  }
}

/** In addresses a role has another name than in events: a list of one does not lead to the other. */
const idOf = ({ role, buyerId }: BoundRole): string =>
  createHash('sha256').update(`my-role\n${buyerId}\n${role}`).digest('base64url').slice(0, 22);

function shown(row: BoundRole, { rechargeAccount, gameArea, gameServer, gameRole }: RechargeTarget): MyRole {
  return {
    roleId: idOf(row),
    goodsName: row.goodsName,
    accountMasked: maskAccount(rechargeAccount),
    ...(gameArea && { gameArea }),
    ...(gameServer && { gameServer }),
    ...(gameRole && { gameRole }),
    boundAt: row.boundAt.toISOString(),
    orderId: row.orderId,
  };
}
