import { groupState, type GroupLook } from './group-state.js';

const LOOK: GroupLook = {
  backlog: 0,
  secondsBehind: 0,
  moving: false,
  alive: true,
  secondsSinceProgress: 1,
  heldOrders: 0,
  rebuilding: false,
  paused: false,
};
const behind = { backlog: 500, secondsBehind: 30 };

it.each<[string, Partial<GroupLook>, string]>([
  ['nothing to do, and it has just worked', {}, 'up to date'],
  ['an event on its way', { backlog: 3, secondsBehind: 0.2 }, 'up to date'],
  ['nothing to do for an hour', { secondsSinceProgress: 3_600 }, 'idle'],
  ['nothing to do ever since', { secondsSinceProgress: undefined }, 'idle'],
  ['nothing to do, and nobody to do it', { alive: false }, 'stopped'],
  ['a backlog that moves', { ...behind, moving: true }, 'behind'],
  ['a backlog that moved a moment ago', { ...behind, secondsSinceProgress: 3 }, 'behind'],
  ['a backlog that stands still', { ...behind, secondsSinceProgress: 60 }, 'stopped'],
  ['a backlog, and nobody works on it', { ...behind, moving: true, alive: false }, 'stopped'],
  ['an order held by dead letters', { heldOrders: 1 }, 'held'],
  ['an order held, and no process', { heldOrders: 1, alive: false }, 'stopped'],
  ['a projection that is rebuilt, behind or not', { ...behind, rebuilding: true }, 'rebuilding'],
  ['a person paused it', { ...behind, paused: true, alive: false }, 'paused'],
])('%s', (_, change, state) => {
  expect(groupState({ ...LOOK, ...change })).toBe(state);
});
