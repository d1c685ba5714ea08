import { status } from '@grpc/grpc-js';
import type { Refusal } from './refusals.js';

/** What goes wrong with the next calls, as a spec has ordered it. */
export class Faults {
  /** Calls are taken and not answered. */
  silent = false;
  /** What reads of `$all` and subscriptions to it are refused with. */
  refusalOfAll: Refusal | undefined;
  /** What subscriptions alone are refused with. */
  refusalOfSubscriptions: Refusal | undefined;
  private answersToLose = 0;
  private readonly refusals: Refusal[] = [];

  refuse(refusals: readonly Refusal[]): void {
    this.refusals.push(...refusals);
  }

  loseAnswers(count: number): void {
    this.answersToLose = count;
  }

  /** The refusal of the next append or read, if there is one. */
  next(): Refusal | undefined {
    return this.refusals.shift();
  }

  /** The same of a read or a subscription. */
  nextOf(read: { readonly all: boolean; readonly subscription: boolean }): Refusal | undefined {
    const lasting = read.subscription ? this.refusalOfSubscriptions : undefined;
    return lasting ?? (read.all ? this.refusalOfAll : undefined) ?? this.next();
  }

  /** Whether the answer to an append that was just recorded is lost. */
  losesAnswer(): boolean {
    if (this.answersToLose === 0) return false;
    this.answersToLose -= 1;
    return true;
  }
}

export const isAccessDenied = ({ code }: Refusal): boolean => code === status.PERMISSION_DENIED;
