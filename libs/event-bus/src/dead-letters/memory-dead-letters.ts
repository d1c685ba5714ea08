import type { ParkedEvent } from '../dispatch/parking.port.js';
import {
  ORDER_UNKNOWN_AFTER_MS,
  type DeadLetter,
  type DeadLetterFilter,
  type DeadLetters,
  type LetterEdit,
  type LetterEditRecord,
  type RedriveRequest,
  type UnrecordedEdit,
} from './dead-letters.port.js';

/** Dead letters in memory, for a process whose event store is in memory. */
export class MemoryDeadLetters implements DeadLetters {
  private readonly letters: DeadLetter[] = [];
  /** Identities of parked events: parking is idempotent. */
  private readonly parked = new Set<string>();
  private readonly edited = new Map<string, readonly LetterEditRecord[]>();
  private unrecorded: readonly UnrecordedEdit[] = [];
  private ofUnknownOrders: readonly UnrecordedEdit[] = [];
  private readonly asked = new Map<string, RedriveRequest & { readonly by: string; readonly why?: string }>();

  prepare(): Promise<void> {
    return Promise.resolve();
  }

  park(events: readonly ParkedEvent[]): Promise<void> {
    for (const parked of events) {
      if (this.parked.has(identityOf(parked))) continue;
      this.parked.add(identityOf(parked));
      const id = String(this.letters.length + 1);
      this.letters.push({ ...parked, id, state: 'parked', edits: 0, parkedAt: new Date().toISOString() });
    }
    return Promise.resolve();
  }

  async blockedOrders(group: string): Promise<readonly string[]> {
    const parked = await this.list({ group, limit: Infinity });
    return [...new Set(parked.flatMap(({ event }) => event?.orderId ?? []))];
  }

  async oldest(group: string, orderId: string): Promise<DeadLetter | undefined> {
    return (await this.list({ group, orderId, limit: 1 }))[0];
  }

  list(filter: DeadLetterFilter = {}): Promise<readonly DeadLetter[]> {
    const { state = 'parked', after = '0', limit = 100 } = filter;
    const wanted = this.letters.filter(
      (letter) =>
        letter.state === state &&
        Number(letter.id) > Number(after) &&
        (filter.group === undefined || letter.group === filter.group) &&
        (filter.orderId === undefined || letter.event?.orderId === filter.orderId),
    );
    return Promise.resolve(wanted.slice(0, limit));
  }

  show(id: string): Promise<DeadLetter | undefined> {
    return Promise.resolve(this.letters[Number(id) - 1]);
  }

  async redrive(group: string, orderId: string, by: string, why?: string): Promise<void> {
    const partition = (await this.oldest(group, orderId))?.partition;
    const where = partition === undefined ? {} : { partition };
    this.asked.set(keyOf(group, orderId), {
      group,
      orderId,
      run: true,
      by,
      ...where,
      ...(why !== undefined && { why }),
    });
  }

  discard(id: string, by: string, why: string): Promise<boolean> {
    const letter = this.change(id, { state: 'discarded', closedBy: by, closedWhy: why });
    if (!letter) return Promise.resolve(false);
    const orderId = letter.event?.orderId;
    if (orderId !== undefined && !this.asked.has(keyOf(letter.group, orderId)))
      this.asked.set(keyOf(letter.group, orderId), {
        group: letter.group,
        orderId,
        partition: letter.partition,
        run: false,
        by,
      });
    return Promise.resolve(true);
  }

  async edit(id: string, { data, edits, changed, by, why }: LetterEdit): Promise<boolean> {
    const letter = await this.show(id);
    if (letter?.state !== 'parked' || letter.edits !== edits || !letter.event) return false;
    this.letters[Number(id) - 1] = { ...letter, edits: edits + 1, event: { ...letter.event, data } };
    const record = { at: new Date().toISOString(), by, why, changed };
    this.edited.set(id, [...(await this.edits(id)), record]);
    const { group, event } = letter;
    this.unrecorded = [...this.unrecorded, { ...record, editId: `${id}/${edits}`, group, event }];
    return true;
  }

  unrecordedEdits(): Promise<readonly UnrecordedEdit[]> {
    return Promise.resolve(this.unrecorded.slice(0, 100));
  }

  editRecorded(editId: string): Promise<void> {
    this.unrecorded = this.unrecorded.filter((edit) => edit.editId !== editId);
    return Promise.resolve();
  }

  /** To the end, so that it keeps no other waiting. */
  async postponeEdit(editId: string): Promise<void> {
    const postponed = this.unrecorded.filter((edit) => edit.editId === editId);
    await this.editRecorded(editId);
    this.unrecorded = [...this.unrecorded, ...postponed];
  }

  /** Given up at once where the edit is old enough; see the port. */
  async orderUnknown(editId: string): Promise<void> {
    const edit = this.unrecorded.find((one) => one.editId === editId);
    if (!edit || Date.now() - Date.parse(edit.at) < ORDER_UNKNOWN_AFTER_MS) return this.postponeEdit(editId);
    await this.editRecorded(editId);
    this.ofUnknownOrders = [{ ...edit, orderUnknownAt: new Date().toISOString() }, ...this.ofUnknownOrders];
  }

  editsOfUnknownOrders(): Promise<readonly UnrecordedEdit[]> {
    return Promise.resolve(this.ofUnknownOrders.slice(0, 100));
  }

  orderKnown(editId: string): Promise<void> {
    const known = this.ofUnknownOrders.filter((edit) => edit.editId === editId);
    this.ofUnknownOrders = this.ofUnknownOrders.filter((edit) => edit.editId !== editId);
    this.unrecorded = [...this.unrecorded, ...known.map(({ orderUnknownAt: _, ...edit }) => edit)];
    return Promise.resolve();
  }

  edits(id: string): Promise<readonly LetterEditRecord[]> {
    const given = this.ofUnknownOrders.filter(({ editId }) => editId.startsWith(`${id}/`));
    const unknownAt = ({ at }: LetterEditRecord) => given.find((edit) => edit.at === at)?.orderUnknownAt;
    const records = this.edited.get(id) ?? [];
    return Promise.resolve(
      records.map((record) => {
        const orderUnknownAt = unknownAt(record);
        return orderUnknownAt === undefined ? record : { ...record, orderUnknownAt };
      }),
    );
  }

  redriven(id: string): Promise<void> {
    const letter = this.letters[Number(id) - 1];
    const { by, why = 'handled' } =
      (letter && this.asked.get(keyOf(letter.group, letter.event?.orderId ?? ''))) ?? {};
    this.change(id, {
      state: 'redriven',
      closedWhy: why,
      ...(by === undefined ? {} : { closedBy: by }),
    });
    return Promise.resolve();
  }

  failedAgain(id: string, error: { readonly errorCode: string; readonly error: string }): Promise<void> {
    const letter = this.letters[Number(id) - 1] as DeadLetter;
    const reason = letter.reason === 'behind' ? 'attempts-exhausted' : letter.reason;
    this.letters[Number(id) - 1] = { ...letter, ...error, reason, attempts: letter.attempts + 1 };
    return Promise.resolve();
  }

  requests(groups: readonly string[]): Promise<readonly RedriveRequest[]> {
    return Promise.resolve([...this.asked.values()].filter(({ group }) => groups.includes(group)));
  }

  endRequest({ group, orderId, run }: RedriveRequest): Promise<void> {
    if (this.asked.get(keyOf(group, orderId))?.run === run) this.asked.delete(keyOf(group, orderId));
    return Promise.resolve();
  }

  private change(id: string, change: Partial<DeadLetter>): DeadLetter | undefined {
    const letter = this.letters[Number(id) - 1];
    if (letter?.state !== 'parked') return undefined;
    this.parked.delete(identityOf(letter));
    const changed = { ...letter, ...change, closedAt: new Date().toISOString() };
    this.letters[Number(id) - 1] = changed;
    return changed;
  }
}

const keyOf = (group: string, orderId: string): string => JSON.stringify([group, orderId]);

const identityOf = ({
  group,
  event,
  partition,
  position,
}: Omit<ParkedEvent, 'reason' | 'attempts'>): string =>
  JSON.stringify(event ? [group, event.source, event.id] : [group, partition, position, '']);
