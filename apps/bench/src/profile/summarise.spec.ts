import { expect, test } from '@jest/globals';
import { summarise, type CpuProfile } from './summarise.js';

const frame = (functionName: string, url = '') => ({ functionName, url, lineNumber: 0 });

const PROFILE: CpuProfile = {
  nodes: [
    { id: 1, callFrame: frame('(root)'), children: [2, 4] },
    { id: 2, callFrame: frame('outer', 'file:///p/node_modules/@scope/pack/a.js'), children: [3] },
    { id: 3, callFrame: frame('outer', 'file:///p/node_modules/@scope/pack/a.js') },
    { id: 4, callFrame: frame('mine', 'file:///p/libs/event-store/dist/postgres/b.js') },
  ],
  samples: [2, 3, 4, 1],
  timeDeltas: [0, 10, 20, 70],
};

test('own time goes to the function and the package that ran', () => {
  const { functions, packages } = summarise(PROFILE);
  expect(functions[0]).toEqual(['mine libs/event-store/dist/postgres/b.js:1', 0.7]);
  expect(Object.fromEntries(packages)).toMatchObject({
    '@scope/pack': 0.3,
    'libs/event-store/dist/postgres': 0.7,
  });
});

test('a function that calls itself counts once in the totals', () => {
  const totals = Object.fromEntries(summarise(PROFILE).totals);
  expect(totals['outer @scope/pack/a.js:1']).toBeCloseTo(0.3);
});
