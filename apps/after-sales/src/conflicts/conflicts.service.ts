import { Inject, Injectable } from '@nestjs/common';
import type { Actor, ConflictCode } from '@bujiao/contracts';
import { Refused } from '@bujiao/order-history';
import { ORDER_DESK, problemOfRefusal, type OrderDecided, type OrderDesk } from '@bujiao/order-desk';
import { POLICIES, type Policies } from '@bujiao/policy-desk';
import { closeConflict, noSuchConflict, type CloseConflict } from './close-conflict.decider.js';
import { conflictActions } from './conflict-actions.js';
import { conflictView, type ConflictItem } from './conflict-view.js';
import { OrderConflicts } from './order-conflicts.repository.js';
import { watchConflicts } from './watch-conflicts.decider.js';

export interface OrderNews {
  readonly orderId: string;
  readonly causationId: string;
  readonly atLeast: number;
}

/** Records contradictions between goods, money and what was told, and has people close them. */
@Injectable()
export class Conflicts {
  constructor(
    @Inject(ORDER_DESK) private readonly desk: OrderDesk,
    private readonly rows: OrderConflicts,
    @Inject(POLICIES) private readonly policies: Policies,
  ) {}

  /** Records what the history does not say yet. Idempotent; when it resolves, the work list follows the history. */
  async look({ orderId, causationId, atLeast }: OrderNews): Promise<void> {
    const { version } = await this.policies.inForce(Date.now());
    const cause = { orderId, causationId: `conflicts:${causationId}`, atLeast, ruleVersion: version };
    await this.follow(orderId, await this.desk.decide(cause, watchConflicts));
  }

  /** A person's decision. It moves neither goods nor money by itself. */
  async close(orderId: string, actor: Actor, command: CloseConflict): Promise<void> {
    const causationId = `close-conflict:${orderId}:${command.code}:${command.action}`;
    try {
      await this.follow(
        orderId,
        await this.desk.decide({ orderId, causationId, actor }, (history) => closeConflict(history, command)),
      );
    } catch (error) {
      throw await this.problemOf(orderId, error);
    }
  }

  /** What each way of closing it would change now; records nothing. */
  async item(orderId: string, code: ConflictCode): Promise<ConflictItem> {
    const history = await this.desk.freshHistoryOf(orderId);
    const now = Date.now();
    const policy = await this.policies.inForce(now);
    try {
      const actions = conflictActions({ history, code, policy, now });
      const open = history.conflicts.findLast((one) => one.code === code && !one.closed);
      if (!open) throw noSuchConflict();
      const { known, foundAt } = open;
      return { ...conflictView({ orderId, code, known, foundAt }), actions };
    } catch (error) {
      throw await this.problemOf(orderId, error);
    }
  }

  /** Who asks for what is not open may have it from a row that did not follow when it was closed. */
  private async problemOf(orderId: string, error: unknown): Promise<unknown> {
    if (error instanceof Refused && error.code === noSuchConflict().code) {
      const { history, revision } = await this.desk.freshBasisOf(orderId);
      await this.rows.follow(orderId, revision, history.conflicts);
    }
    return problemOfRefusal(error);
  }

  private async follow(orderId: string, { state, head }: OrderDecided): Promise<void> {
    if (head !== 'no-stream') await this.rows.follow(orderId, head.revision, state.conflicts);
  }
}
