import { StateCache, type StreamState } from './state-cache.js';

const at = (revision: number, state = `state ${revision}`): StreamState<string> => ({
  state,
  head: { revision, hash: '' },
});

describe('a cache of states', () => {
  it('keeps the newer of two, whichever came first', () => {
    const cache = new StateCache<string>({ capacity: 10 });
    cache.set('a', at(3));
    cache.set('a', at(2));
    expect(cache.get('a')).toEqual(at(3));
    cache.set('a', at(4));
    expect(cache.get('a')).toEqual(at(4));
  });

  it('lets go what was longest unchanged, and never holds more than its capacity', () => {
    const cache = new StateCache<string>({ capacity: 2 });
    cache.set('a', at(0));
    cache.set('b', at(0));
    cache.set('a', at(1));
    cache.set('c', at(0));
    expect([cache.get('a'), cache.get('b'), cache.get('c')]).toEqual([at(1), undefined, at(0)]);
  });

  it('lets go what has come to an end, and takes it back when it goes on', () => {
    const cache = new StateCache<string>({ capacity: 10, isActive: (state) => state !== 'closed' });
    cache.set('a', at(0));
    cache.set('a', at(1, 'closed'));
    expect(cache.get('a')).toBeUndefined();
    cache.set('a', at(2, 'asked for again'));
    expect(cache.get('a')).toEqual(at(2, 'asked for again'));
  });

  it('keeps nothing where it may not', () => {
    const cache = new StateCache<string>({ capacity: 0 });
    cache.set('a', at(0));
    expect(cache.get('a')).toBeUndefined();
  });

  it('has more room once it is widened', () => {
    const cache = new StateCache<string>({ capacity: 1 });
    cache.widen(1);
    for (const stream of ['a', 'b', 'c']) cache.set(stream, at(0));
    expect([cache.get('a'), cache.get('b'), cache.get('c')]).toEqual([undefined, at(0), at(0)]);
  });
});
