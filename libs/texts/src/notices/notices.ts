import {
  LANGUAGES,
  NOTICE_CATALOGUE,
  ORDER_NOTICE_EVENT_TYPES,
  shapeProblemOf,
  type EventMetadata,
  type Notice,
  type NoticeCode,
  type NoticeValues,
  type OrderEvent,
  type Sentence,
} from '@bujiao/contracts';
import type { Text } from '../format.js';
import { CATALOGUE_1, PERSON_DEADLINE_1 } from './catalogue-1.js';

const TELLING: ReadonlySet<string> = new Set(ORDER_NOTICE_EVENT_TYPES);

interface Catalogue {
  readonly texts: Readonly<Record<NoticeCode, Text>>;
  /** Within which support decides, as the words promise it, ms. */
  readonly personDeadline: number;
}
const CATALOGUES: Readonly<Record<number, Catalogue>> = {
  1: { texts: CATALOGUE_1, personDeadline: PERSON_DEADLINE_1 },
};

function catalogueOf(version: number): Catalogue {
  const known = CATALOGUES[version];
  if (!known) throw new Error(`this release does not have version ${version} of the notices`);
  return known;
}

/** A notice in the words of a version of the catalogue. @default the newest */
export function noticeOf(
  code: NoticeCode,
  values: NoticeValues,
  catalogue: number = NOTICE_CATALOGUE,
): Notice {
  const sentence = catalogueOf(catalogue).texts[code](values);
  return { code, values, catalogue, languages: LANGUAGES, sentence };
}

/**
 * What the buyer was told with this event: the event itself is the notice, so there is exactly one for each cause. The words are those
 * of the catalogue's version that the event was written with; where the event holds the sentence, they are that sentence. Undefined for
 * events that tell the buyer nothing, and for those of releases without notices.
 */
export function noticeOfEvent(
  event: OrderEvent,
  { occurredAt, catalogue }: Pick<EventMetadata, 'occurredAt' | 'catalogue'>,
): Notice | undefined {
  // One that somebody has tampered with, or that a later release writes, says nothing; its history is read all the same.
  if (!TELLING.has(event.type) || shapeProblemOf(event.type, event.data)) return undefined;
  if ('notice' in event.data) return event.data.notice;
  if (catalogue === undefined) return undefined;
  const say = (code: NoticeCode, values: NoticeValues): Notice => noticeOf(code, values, catalogue);
  switch (event.type) {
    case 'ResubmissionRequested':
      return event.data.channel === 'zero-touch'
        ? say('zero-touch-opened', quantityOf(event.data))
        : undefined;
    case 'PersonAsked':
      return say('with-support', {});
    case 'ReviewRequested':
      return say('with-reviewer', { until: event.data.deadline });
    case 'ManualWorkRequested':
      return say('with-support', { until: later(occurredAt, catalogueOf(catalogue).personDeadline) });
    default:
      return noticeOfEnd(event, say);
  }
}

type Say = (code: NoticeCode, values: NoticeValues) => Notice;

function noticeOfEnd({ type, data }: OrderEvent, say: Say): Notice | undefined {
  switch (type) {
    case 'ResubmissionDelivered':
      return say('delivered', { quantity: data.quantity });
    case 'ResubmissionRejected':
      return say(data.field ? 'returned-for-correction' : 'refused', recorded(data.sentence));
    case 'ResubmissionFailed':
      return say('refused', recorded(data.sentence));
    default:
      return undefined;
  }
}

/** The event holds the words. */
const recorded = ({ zh, en }: Sentence): NoticeValues => ({ zh, en });

const quantityOf = ({ quantity }: { readonly quantity?: number }): NoticeValues =>
  quantity === undefined ? {} : { quantity };

const later = (at: string, ms: number): string => new Date(Date.parse(at) + ms).toISOString();
