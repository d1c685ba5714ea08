import { planWords } from '../plan/plan-words.js';
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
  const replay = groupReplay(HANDLERS);
  expect(replay).toMatchObject({ types: ['Told'], appends: ['ConflictFound'] });
  expect(planWords(replay)).toMatchObject({
    writes: ['rows of after-sales', 'ConflictFound, where the history lacks it'],
    skips: [
      { what: 'the handler of Delivered in after-sales', why: 'it reaches outside: timer' },
      { what: 'the handler of New in after-sales', why: 'what it reaches is not declared' },
    ],
    reachesOutside: [],
    sentences: {
      writes: [
        { code: 'rows-of-group', values: { group: 'after-sales' }, zh: 'after-sales 的行' },
        { code: 'event-if-missing', values: { type: 'ConflictFound' } },
      ],
      skips: [
        { what: { code: 'handler-of-type' }, why: { code: 'reaches-outside', zh: '它会触及外部：定时器' } },
        { what: { code: 'handler-of-type' }, why: { code: 'reach-not-declared' } },
      ],
    },
  });
  expect(groupReplay(HANDLERS, ['Delivered'])).toMatchObject({ types: [], writes: [], appends: [] });
});

it('takes all of a projection, which writes rows and appends nothing', () => {
  const projection = { ...HANDLERS, kind: 'projection' as const, reach: {} };
  const replay = groupReplay(projection);
  expect(replay).toMatchObject({ types: HANDLERS.types, skips: [], appends: [] });
  expect(planWords(replay).writes).toEqual(['rows of after-sales']);
});
