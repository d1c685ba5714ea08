import { Injectable } from '@nestjs/common';
import { hasShape, shapeProblemOf } from '@bujiao/contracts';
import type { BusEvent } from '@bujiao/event-bus';

/** What is wrong with the data of an event. */
export interface PayloadProblem {
  /** JSON pointer into the data; absent where it is about the whole. */
  readonly pointer?: string;
  readonly detail: string;
}

/** @returns nothing where the data is what a handler of the event's type expects */
export type PayloadCheck = (event: BusEvent) => PayloadProblem | undefined;

/**
 * The checks of event data, by type: those that the services of this process have, else the shape that the contracts describe. A
 * type without either is taken as it is.
 */
@Injectable()
export class PayloadChecks {
  private readonly checks = new Map<string, PayloadCheck>();

  register(types: readonly string[], check: PayloadCheck): void {
    for (const type of types) this.checks.set(type, check);
  }

  has(type: string): boolean {
    return this.checks.has(type) || hasShape(type);
  }

  problemOf(event: BusEvent): PayloadProblem | undefined {
    const check = this.checks.get(event.type);
    return check ? check(event) : shapeProblemOf(event.type, event.data);
  }
}
