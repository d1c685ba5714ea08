import type { RecordedEvent } from '@bujiao/event-store';
import { auditKafka } from './audit-kafka.js';
import type { Published } from './kafka-contents.js';
import { recordedEvent } from './recorded-fixtures.js';

const recorded = (id: string, revision: number, type = 'ResubmissionRequested'): RecordedEvent =>
  recordedEvent({ id, type, revision, data: { n: revision }, hash: `h${id}` });
const published = ({ id, type, data, hash }: RecordedEvent, change: Partial<Published> = {}): Published => ({
  id,
  type,
  data,
  hash,
  orderId: 'B1',
  topic: 'intake.events',
  fingerprint: id,
  ...change,
});

const [a, b, c] = [recorded('a', 0), recorded('b', 1), recorded('c', 2)];
const store = new Map([['B1', [a, b, c]]]);
const found = (messages: readonly Published[]): string[] =>
  auditKafka(store, messages).map(({ what }) => what);

describe('store and Kafka', () => {
  it('agree when all events are in order, also with repeats', () => {
    expect(found([a, b, c].map((event) => published(event)))).toEqual([]);
    expect(found([a, b, b, c, b, c].map((event) => published(event)))).toEqual([]);
  });

  it.each([
    [
      'an event is missing',
      [published(a), published(c)],
      ['event 1 (ResubmissionRequested) is in the store, but not in Kafka'],
    ],
    [
      'an event is there that was never recorded',
      [a, b, c, recorded('x', 3)].map((event) => published(event)),
      ['event x is in Kafka, but not in the store'],
    ],
    [
      'two events have changed places',
      [published(b), published(a), published(c)],
      ['the events of intake.events B1 are in another order than in the store'],
    ],
    [
      'a repeat leaves an event out',
      [a, b, c, a, c].map((event) => published(event)),
      ['the events of intake.events B1 are in another order than in the store'],
    ],
    [
      'a repeat ends before the newest event',
      [a, b, c, b].map((event) => published(event)),
      ['the events of intake.events B1 go backwards: event 1 of 3 was published last'],
    ],
    [
      'a repeat is not exact',
      [published(a), published(b), published(b, { fingerprint: 'other' }), published(c)],
      ['event b was published twice, and differs'],
    ],
    [
      'the data differ',
      [published(a), published(b, { data: { n: 7 } }), published(c)],
      ['event 1 (ResubmissionRequested) differs between store and Kafka'],
    ],
    [
      'the hash differs',
      [published(a), published(b, { hash: 'x' }), published(c)],
      ['event 1 (ResubmissionRequested) differs between store and Kafka'],
    ],
  ])('disagree when %s', (_what, messages, findings) => {
    expect(found(messages)).toEqual(findings);
  });

  it("disagree when an event is on a topic that is not its owner's", () => {
    expect(found([published(a), published(b), published(c, { topic: 'after-sales.events' })])).toContain(
      'event 2 (ResubmissionRequested) differs between store and Kafka',
    );
  });
});
