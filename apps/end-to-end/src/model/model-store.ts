import type { OrderEvent } from '@bujiao/contracts';
import type { AppendResult, EventStore, ExpectedHead, NewEvent, StreamSlice } from '@bujiao/event-store';
import { MemoryEventStore, type MemoryEvents } from '@bujiao/event-store/memory';
import type { Gates, Process } from './gates.js';

export type OnAppend = (types: readonly OrderEvent['type'][]) => void;

/** One process's way to the event store: an append may be recorded and its answer lost with the process. */
export class ModelStore implements Pick<EventStore, 'append' | 'read'> {
  private readonly store: MemoryEventStore;

  constructor(
    events: MemoryEvents,
    private readonly gates: Gates,
    private readonly process: Process,
    private readonly recorded: OnAppend,
  ) {
    this.store = new MemoryEventStore(events);
  }

  async append(stream: string, expected: ExpectedHead, events: readonly NewEvent[]): Promise<AppendResult> {
    await this.gates.pass('append', this.process);
    const result = await this.store.append(stream, expected, events);
    if (!result.conflict && !result.duplicate)
      this.recorded(events.map(({ type }) => type as OrderEvent['type']));
    await this.gates.pass('append is answered', this.process);
    return result;
  }

  async read(stream: string): Promise<StreamSlice> {
    await this.gates.pass('read', this.process);
    return this.store.read(stream);
  }
}
