import { randomUUID } from 'node:crypto';
import { SCHEMA_VERSION, TEMPLATE_STREAM, type Actor, type TemplateEvent } from '@bujiao/contracts';
import { CommandHandler, StateCache, StreamStates, type EventStore } from '@bujiao/event-store';
import { evolveTemplates, noTemplates, type Templates } from '../template/templates.js';

/** Loads the templates, decides and appends; on a conflict, decides again. */
export class TemplateDesk {
  private readonly commands: CommandHandler<Templates>;

  constructor(store: EventStore) {
    const folding = { initialState: noTemplates, evolve: evolveTemplates };
    const cache = new StateCache<Templates>({ capacity: 0, isActive: () => false });
    this.commands = new CommandHandler(new StreamStates(store, folding, cache));
  }

  /** `decide` must be pure; its errors are rethrown. @returns the templates after it */
  async decide(
    { id, actor }: { readonly id: string; readonly actor: Actor },
    decide: (templates: Templates) => readonly TemplateEvent[],
  ): Promise<Templates> {
    const metadata = {
      correlationId: id,
      actor,
      occurredAt: new Date().toISOString(),
      schemaVersion: SCHEMA_VERSION,
    };
    const { state } = await this.commands.handle(
      TEMPLATE_STREAM,
      { causationId: randomUUID(), metadata },
      decide,
    );
    return state;
  }
}
