import { groupReplay } from './group-replay.js';
import type { KnownGroup } from './known-groups.js';

const HANDLERS: KnownGroup = {
  group: 'after-sales',
  kind: 'handlers',
  types: ['Told', 'Delivered', 'New'],
  reach: {
    Told: { outside: [], appends: ['ConflictFound'] },
    Delivered: { outside: ['timer'], appends: ['Confirmed'] },
  },
};

it('leaves out and names handlers that reach outside, and those of which it is not known', () => {
  expect(groupReplay(HANDLERS)).toEqual({
    types: ['Told'],
    writes: ['rows of after-sales', 'ConflictFound, where the history lacks it'],
    skips: [
      { what: 'the handler of Delivered in after-sales', why: 'it reaches outside: timer' },
      { what: 'the handler of New in after-sales', why: 'what it reaches is not declared' },
    ],
    appends: ['ConflictFound'],
  });
  expect(groupReplay(HANDLERS, ['Delivered'])).toMatchObject({ types: [], writes: [], appends: [] });
});

it('takes all of a projection, which writes rows and appends nothing', () => {
  const projection = { ...HANDLERS, kind: 'projection' as const, reach: {} };
  expect(groupReplay(projection)).toEqual({
    types: HANDLERS.types,
    writes: ['rows of after-sales'],
    skips: [],
    appends: [],
  });
});
