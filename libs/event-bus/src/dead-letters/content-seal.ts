import type { Sealed } from '@bujiao/contracts';
import type { BusEvent } from '../bus-event.js';
import type { Unparseable } from '../dispatch/partition-buffer.js';
import type { ParkedEvent } from '../dispatch/parking.port.js';

/** Seals what a letter carries. The key ring of the platform is one: a person who is forgotten is forgotten here too. */
export interface ContentSeal {
  /** @param keyOf whose key; made where there is none yet */
  seal(keyOf: string, content: object): Promise<Sealed>;
  /** Throws an error with the code `key-destroyed` where the key is gone. */
  open<Content extends object>(sealed: Sealed): Promise<Content>;
}

/** What is personal, or may be, of a parked event or message. */
export interface LetterContent {
  readonly data?: unknown;
  readonly raw?: string;
  readonly key?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Of a message that could not be read, nobody knows whom it is about. */
const OF_UNREADABLE = 'unreadable messages';

/** The buyer, where the event names one; else the order, whose key holds nothing else. No buyer's id has a blank. */
export function keyOwnerOf({ event }: Pick<ParkedEvent, 'event'>): string {
  if (!event) return OF_UNREADABLE;
  const { buyerId, terms } = (event.data ?? {}) as {
    buyerId?: unknown;
    terms?: { buyerId?: unknown } | null;
  };
  const buyer = buyerId ?? terms?.buyerId;
  return typeof buyer === 'string' && buyer !== '' ? buyer : `order ${event.orderId}`;
}

export const contentOf = ({ event, message }: Pick<ParkedEvent, 'event' | 'message'>): LetterContent => {
  if (event) return { data: event.data };
  const { raw = '', key, headers } = message ?? {};
  return { raw, ...(key === undefined ? {} : { key }), ...(headers === undefined ? {} : { headers }) };
};

/** What ops may read of a letter without any key. */
export const openPartOf = ({
  event,
  message,
}: Pick<ParkedEvent, 'event' | 'message'>): {
  readonly event?: BusEvent<null>;
  readonly message?: Unparseable;
} => ({
  ...(event && { event: { ...event, data: null } }),
  ...(message && { message: { reason: message.reason, detail: message.detail, raw: '' } }),
});

/** The content, or nothing where its key has been destroyed with its buyer. */
export async function openContent(seal: ContentSeal, sealed: Sealed): Promise<LetterContent> {
  try {
    return await seal.open<LetterContent>(sealed);
  } catch (error) {
    if ((error as { code?: unknown }).code === 'key-destroyed') return {};
    throw error;
  }
}
