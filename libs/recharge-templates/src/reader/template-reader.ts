import { TEMPLATE_STREAM, type TemplateRef } from '@bujiao/contracts';
import type { EventStore } from '@bujiao/event-store';
import {
  evolveTemplates,
  noTemplates,
  templateFor,
  templateOf,
  type PublishedTemplate,
  type Templates,
  type TemplateSubject,
} from '../template/templates.js';

/**
 * Follows the stream of the templates and keeps them in memory. It reads when it is told to: a subscription would wake the process at
 * every event of every order.
 */
export class TemplateReader {
  private folded: Templates = noTemplates();
  private revision = -1;
  private reading: Promise<void> | undefined;

  constructor(private readonly store: Pick<EventStore, 'read'>) {}

  /** As of the last read. */
  get templates(): Templates {
    return this.folded;
  }

  /** The template that asks for an order's target now; as of the last read, which is at most a second ago. */
  for(subject: TemplateSubject): PublishedTemplate | undefined {
    return templateFor(this.folded, subject);
  }

  /** The newest version of a template, also where it was withdrawn; as of the last read. */
  newestOf(id: string): PublishedTemplate | undefined {
    return this.folded.byId.get(id)?.at(-1);
  }

  /**
   * The version that a request named: it is finished under it.
   * @throws where no such version was published; a retry can help, since the store may answer late
   */
  async of(ref: TemplateRef): Promise<PublishedTemplate> {
    const known = templateOf(this.folded, ref);
    if (known) return known;
    await this.read();
    const found = templateOf(this.folded, ref);
    if (!found) throw new Error(`no recharge template ${ref.id} version ${ref.version} was published`);
    return found;
  }

  /** Reads what is new; calls during a read share it. */
  read(): Promise<void> {
    this.reading ??= this.readNow().finally(() => (this.reading = undefined));
    return this.reading;
  }

  private async readNow(): Promise<void> {
    const { events } = await this.store.read(TEMPLATE_STREAM, { from: this.revision + 1 });
    this.folded = events.reduce(evolveTemplates, this.folded);
    this.revision = events.at(-1)?.revision ?? this.revision;
  }
}
