import type { RecordedEvent, StreamHead } from '../event-store.port.js';
import { METADATA } from '../contract-suite/fixtures.js';
import { canonicalJson, eventHash, genesisHash, verifyChain, verifySlice } from './index.js';

const STREAM = 'order-1';

function chained(count: number): RecordedEvent[] {
  let hash = genesisHash(STREAM);
  return Array.from({ length: count }, (_, revision) => {
    const event = {
      stream: STREAM,
      revision,
      id: `00000000-0000-8000-8000-00000000000${revision}`,
      type: 'Noted',
      data: { revision },
    };
    hash = eventHash(hash, { ...event, data: canonicalJson(event.data), metadata: canonicalJson(METADATA) });
    return {
      ...event,
      metadata: METADATA,
      hash,
      position: `${revision}`,
      recordedAt: '2026-11-23T08:00:00.000Z',
    };
  });
}

const events = chained(5);
const at = (revision: number): RecordedEvent => events[revision] as RecordedEvent;
const head: StreamHead = at(4);

describe('eventHash', () => {
  it('is what every recorded event is chained with, and stays so', () => {
    expect(genesisHash(STREAM)).toBe('a31aebdde4f892193221237ef0a23cf043b3cfc82e05bc0c1746ca4217919c61');
    expect(at(0).hash).toBe('e221c36e25f62112faf6ee37eae4cee3152e49508f6db45f0db4770cb7e2099d');
  });
});

describe('verifyChain', () => {
  it('finds nothing in a whole stream, or in a range of it', () => {
    expect(verifyChain(events, { head })).toBeUndefined();
    expect(verifyChain(events.slice(2), { after: at(1), head })).toBeUndefined();
    expect(verifyChain([])).toBeUndefined();
  });

  it('takes an older head for right where the stream has grown since, but not another one', () => {
    expect(verifyChain(events, { head: at(2) })).toBeUndefined();
    expect(verifyChain(events, { head: { revision: 2, hash: at(1).hash } })).toEqual({
      revision: 2,
      kind: 'edited',
    });
  });

  it.each<[string, Partial<RecordedEvent>]>([
    ['data', { data: { revision: 3 } }],
    ['type', { type: 'Other' }],
    ['id', { id: '00000000-0000-8000-8000-00000000000f' }],
    ['metadata', { metadata: { ...METADATA, correlationId: 'R2' } }],
    ['hash', { hash: at(1).hash }],
    ['stream', { stream: 'order-2' }],
  ])('finds an edit of the %s', (_what, edit) => {
    expect(
      verifyChain(events.map((event) => (event.revision === 2 ? { ...event, ...edit } : event))),
    ).toEqual({ revision: 2, kind: 'edited' });
  });

  it('finds an edit whose own hash was made to fit', () => {
    const data = { revision: 'forged' };
    const texts = { data: canonicalJson(data), metadata: canonicalJson(METADATA) };
    const forged = { ...at(2), data, hash: eventHash(at(1).hash, { ...at(2), ...texts }) };
    expect(verifyChain([at(0), at(1), forged, at(3), at(4)])).toEqual({ revision: 3, kind: 'edited' });
  });

  it('finds what was removed: in the middle, at the beginning, at the end', () => {
    expect(verifyChain([at(0), at(1), at(3), at(4)])).toEqual({ revision: 2, kind: 'removed' });
    expect(verifyChain(events.slice(1))).toEqual({ revision: 0, kind: 'removed' });
    expect(verifyChain(events.slice(0, 3), { head })).toEqual({ revision: 3, kind: 'removed' });
    expect(verifyChain([], { head })).toEqual({ revision: 0, kind: 'removed' });
  });

  it('finds what was removed though the rest was numbered anew', () => {
    const closedUp = [at(0), { ...at(2), revision: 1 }, { ...at(3), revision: 2 }];
    expect(verifyChain(closedUp)).toEqual({ revision: 1, kind: 'edited' });
  });

  it('finds what changed places', () => {
    expect(verifyChain([at(0), at(2), at(1), at(3), at(4)])).toEqual({ revision: 1, kind: 'reordered' });
  });

  it('finds an event that comes twice', () => {
    expect(verifyChain([at(0), at(1), at(1), at(2)])).toEqual({ revision: 2, kind: 'reordered' });
  });

  it('takes a range of another stream for an edit', () => {
    expect(verifyChain(events.map((event) => ({ ...event, stream: 'order-2' })))).toEqual({
      revision: 0,
      kind: 'edited',
    });
  });
});

describe('verifySlice', () => {
  const slice = (of: readonly RecordedEvent[], recorded: StreamHead | 'no-stream' = head) =>
    verifySlice({ stream: STREAM, events: of, head: recorded });

  it('finds nothing where a stream ends at its recorded head', () => {
    expect(slice(events)).toBeUndefined();
    expect(slice([], 'no-stream')).toBeUndefined();
  });

  it('finds a cut-off end, and events that nobody recorded', () => {
    expect(slice(events.slice(0, 3))).toEqual({ revision: 3, kind: 'removed' });
    expect(slice(events, at(2))).toEqual({ revision: 3, kind: 'added' });
    expect(slice(events.slice(0, 1), 'no-stream')).toEqual({ revision: 0, kind: 'added' });
  });

  it('finds another end than the recorded one', () => {
    expect(slice(events, { revision: 4, hash: at(3).hash })).toEqual({ revision: 4, kind: 'edited' });
  });
});
