import {
  LANGUAGES,
  NOTICE_CATALOGUE,
  ORDER_NOTICE_EVENT_TYPES,
  shapeProblemOf,
  type EventMetadata,
  type Language,
  type Notice,
  type NoticeChannel,
  type NoticeCode,
  type NoticeValues,
  type NoticeWish,
  type OrderEvent,
  type Sentence,
} from '@bujiao/contracts';
import type { Text } from '../format.js';
import { CATALOGUE_1, PERSON_DEADLINE_1 } from './catalogue-1.js';
import { CATALOGUE_2 } from './catalogue-2.js';

const TELLING: ReadonlySet<string> = new Set(ORDER_NOTICE_EVENT_TYPES);

interface Catalogue {
  /** A version does not have the codes that came later. */
  readonly texts: Readonly<Partial<Record<NoticeCode, Text>>>;
  /** Within which support decides, as the words promise it, ms. */
  readonly personDeadline: number;
}
const CATALOGUES: Readonly<Record<number, Catalogue>> = {
  1: { texts: CATALOGUE_1, personDeadline: PERSON_DEADLINE_1 },
  2: { texts: CATALOGUE_2, personDeadline: PERSON_DEADLINE_1 },
};

function catalogueOf(version: number): Catalogue {
  const known = CATALOGUES[version];
  if (!known) throw new Error(`this release does not have version ${version} of the notices`);
  return known;
}

export interface NoticeOptions {
  /** @default the newest version */
  readonly catalogue?: number;
  /** @default both languages */
  readonly languages?: readonly Language[];
  /** @default the shop's choice */
  readonly channel?: NoticeChannel;
}

/** A notice in the words of a version of the catalogue. */
export function noticeOf(
  code: NoticeCode,
  values: NoticeValues,
  { catalogue = NOTICE_CATALOGUE, languages = LANGUAGES, channel }: NoticeOptions = {},
): Notice {
  const text = catalogueOf(catalogue).texts[code];
  if (!text) throw new Error(`version ${catalogue} of the notices has no ${code}`);
  const sentence = text(values);
  return { code, values, catalogue, languages, ...(channel && { channel }), sentence };
}

/**
 * What the buyer was told with this event: the event itself is the notice, so there is exactly one for each cause. The words are those
 * of the catalogue's version that the event was written with; where the event holds the sentence, they are that sentence. Undefined for
 * events that tell the buyer nothing, and for those of releases without notices.
 */
export function noticeOfEvent(
  event: OrderEvent,
  { occurredAt, catalogue, tellBuyer }: Pick<EventMetadata, 'occurredAt' | 'catalogue' | 'tellBuyer'>,
): Notice | undefined {
  if (!isReadable(event)) return undefined;
  if ('notice' in event.data) return event.data.notice;
  // Also a version that a later release wrote: its words are not known here, and the history is read all the same.
  if (catalogue === undefined || !(catalogue in CATALOGUES)) return undefined;
  const say = (code: NoticeCode, values: NoticeValues, wish?: NoticeWish): Notice =>
    noticeOf(code, values, { catalogue, ...(wish ?? tellBuyer) });
  const due = (): string => later(occurredAt, catalogueOf(catalogue).personDeadline);
  return noticeOfWork(event, say, due) ?? noticeOfEnd(event, say);
}

/** One that somebody has tampered with, or that a later release writes, says nothing; its history is read all the same. */
const isReadable = ({ type, data }: OrderEvent): boolean =>
  TELLING.has(type) && shapeProblemOf(type, data) === undefined;

/** What was begun, or handed to a person. `due`: when support has to have decided. */
function noticeOfWork({ type, data }: OrderEvent, say: Say, due: () => string): Notice | undefined {
  switch (type) {
    case 'ResubmissionRequested':
      return data.channel === 'zero-touch'
        ? say('zero-touch-opened', quantityOf(data), data.tellBuyer)
        : undefined;
    case 'PersonAsked':
      return say('with-support', {});
    case 'ReviewRequested':
      return say('with-reviewer', { until: data.deadline });
    case 'ManualWorkRequested':
      return say('with-support', { until: due() });
    default:
      return undefined;
  }
}

type Say = (code: NoticeCode, values: NoticeValues, wish?: NoticeWish) => Notice;

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

/** A time that cannot be read stays as it is: an event that somebody tampered with is shown all the same. */
function later(at: string, ms: number): string {
  const time = Date.parse(at);
  return Number.isNaN(time) ? at : new Date(time + ms).toISOString();
}
