import type { ExpectedHead } from './event-store.port.js';

export interface StreamState<State> {
  readonly state: State;
  readonly head: ExpectedHead;
}

export interface StateCacheOptions<State> {
  /** Most streams kept; 0 keeps none. */
  readonly capacity: number;
  /** Whether more is to be expected of a stream in this state; of others nothing is kept. @default of every one */
  readonly isActive?: (state: State) => boolean;
}

/** Folded states by stream, the longest unchanged first out. Only ever a shortcut: whoever uses it survives a stale entry. */
export class StateCache<State> {
  private readonly entries = new Map<string, StreamState<State>>();
  private capacity: number;
  private readonly isActive: StateCacheOptions<State>['isActive'];

  constructor({ capacity, isActive }: StateCacheOptions<State>) {
    this.capacity = capacity;
    this.isActive = isActive;
  }

  /** Room for `streams` more. */
  widen(streams: number): void {
    this.capacity += streams;
  }

  get(stream: string): StreamState<State> | undefined {
    return this.entries.get(stream);
  }

  /** Keeps the newer of the two, whichever came first. */
  set(stream: string, entry: StreamState<State>): void {
    const known = this.entries.get(stream);
    if (known && revisionOf(known) > revisionOf(entry)) return;
    this.entries.delete(stream);
    if (this.capacity === 0 || this.isActive?.(entry.state) === false) return;
    this.entries.set(stream, entry);
    if (this.entries.size > this.capacity) this.entries.delete(this.entries.keys().next().value as string);
  }
}

const revisionOf = ({ head }: StreamState<unknown>): number => (head === 'no-stream' ? -1 : head.revision);
