import { describeError } from '../dispatch/describe-error.js';
import type { Dispatcher } from '../dispatch/dispatcher.js';
import type { DeadLetters, RedriveRequest } from './dead-letters.port.js';

export interface RedriverOptions {
  /** Milliseconds between two polls for requests. @default 1000 */
  readonly everyMs?: number | undefined;
  /** Whether events of this group and partition are handled by this process now. @default always */
  readonly owns?: (group: string, partition: string) => boolean;
  /** @default silent */
  readonly onError?: (error: unknown) => void;
}

/** Number of polls after which blocked orders are compared with parked events. */
const RELOAD_EVERY = 10;

/** Carries out redrive requests in the process that handles the order. */
export class Redriver {
  private timer: NodeJS.Timeout | undefined;
  private looking: Promise<void> | undefined;
  private stopped = false;
  private looks = 0;
  /** Requests that failed in the last look, each with its reason: one that stays is reported once. */
  private failing: ReadonlyMap<string, string> = new Map();

  constructor(
    private readonly letters: DeadLetters,
    private readonly dispatchers: ReadonlyMap<string, Dispatcher>,
    private readonly options: RedriverOptions = {},
  ) {}

  start(): void {
    this.timer = setInterval(() => {
      this.looking ??= this.look().finally(() => (this.looking = undefined));
    }, this.options.everyMs ?? 1_000);
  }

  /** Resolves when a running redrive's handler has returned. */
  async stop(): Promise<void> {
    this.stopped = true;
    clearInterval(this.timer);
    await this.looking;
  }

  private async look(): Promise<void> {
    try {
      await this.serveAll(await this.letters.requests([...this.dispatchers.keys()]));
      this.looks += 1;
      if (this.looks % RELOAD_EVERY === 0) await this.reloadBlocked();
    } catch (error) {
      this.options.onError?.(error);
    }
  }

  /** Another process may have redriven an order that is blocked here: it owned the partition then, or the partition was renamed. */
  private async reloadBlocked(): Promise<void> {
    for (const [group, dispatcher] of this.dispatchers)
      if (dispatcher.counters().blockedOrders > 0)
        await dispatcher.reloadBlocked(() => this.letters.blockedOrders(group));
  }

  /** A letter that cannot be read, say, keeps no other order waiting; its request is tried again in the next look. */
  private async serveAll(requests: readonly RedriveRequest[]): Promise<void> {
    const failing = new Map<string, string>();
    for (const request of requests) {
      if (this.stopped) return;
      try {
        await this.serve(request);
      } catch (error) {
        const key = JSON.stringify([request.group, request.orderId]);
        const reason = describeError(error).error;
        failing.set(key, reason);
        if (this.failing.get(key) !== reason) this.options.onError?.(error);
      }
    }
    this.failing = failing;
  }

  private async serve(request: RedriveRequest): Promise<void> {
    const { group, partition } = request;
    const dispatcher = this.dispatchers.get(group);
    const elsewhere = partition !== undefined && this.options.owns?.(group, partition) === false;
    if (!dispatcher || elsewhere) return;
    const done = request.run
      ? await this.redriveAll(dispatcher, request)
      : await this.unblock(dispatcher, request);
    if (done || !request.run) await this.letters.endRequest(request);
  }

  /** True if the request is done. False: to be tried again, since an event of the order is being parked. */
  private async redriveAll(dispatcher: Dispatcher, { group, orderId }: RedriveRequest): Promise<boolean> {
    for (
      let letter = await this.letters.oldest(group, orderId);
      letter;
      letter = await this.letters.oldest(group, orderId)
    ) {
      if (this.stopped) return false;
      try {
        if (letter.event) await dispatcher.callOnce(letter.event);
      } catch (error) {
        await this.letters.failedAgain(letter.id, describeError(error));
        return true;
      }
      await this.letters.redriven(letter.id);
    }
    return this.unblock(dispatcher, { group, orderId, run: true });
  }

  private unblock(dispatcher: Dispatcher, { group, orderId }: RedriveRequest): Promise<boolean> {
    return dispatcher.unblock(orderId, async () => (await this.letters.oldest(group, orderId)) === undefined);
  }
}
