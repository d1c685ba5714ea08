import type { Sealed } from '@bujiao/contracts';
import type { BusEvent } from '../bus-event.js';
import type { Unparseable } from '../dispatch/partition-buffer.js';
import type { ParkedEvent } from '../dispatch/parking.port.js';

/** Encrypts the content of a letter. The platform's key ring implements it, so destroying a buyer's key reaches dead letters too. */
export interface ContentSeal {
  /** @param keyOf owner of the key; a key is made if there is none */
  seal(keyOf: string, content: object): Promise<Sealed>;
  /** Throws an error with the code `key-destroyed` where the key is gone. */
  open<Content extends object>(sealed: Sealed): Promise<Content>;
}

/** The part of a parked event or message that may be personal data. */
export interface LetterContent {
  readonly data?: unknown;
  readonly raw?: string;
  readonly key?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Key owner of messages that could not be parsed, whose buyer is unknown. */
const OF_UNREADABLE = 'unreadable messages';

/** The buyer, if the event names one; else the order. `order …` cannot be a buyer's id, since ids have no blank. */
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

/** The part of a letter that is stored in the clear. */
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

/** The content; empty if its key was destroyed. */
export async function openContent(seal: ContentSeal, sealed: Sealed): Promise<LetterContent> {
  try {
    return await seal.open<LetterContent>(sealed);
  } catch (error) {
    if ((error as { code?: unknown }).code === 'key-destroyed') return {};
    throw error;
  }
}
