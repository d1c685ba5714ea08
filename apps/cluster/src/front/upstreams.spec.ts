import { Upstreams, type Upstream } from './upstreams.js';

const upstream = (name: string, isUp = true): Upstream => ({ name, url: `http://${name}`, isUp });
const take = (upstreams: Upstreams, count: number): string[] =>
  Array.from({ length: count }, () => upstreams.next()?.name ?? 'none');

describe('the processes of one service', () => {
  it('take requests in turn', () => {
    expect(take(new Upstreams(() => [upstream('a'), upstream('b')]), 4).sort()).toEqual(['a', 'a', 'b', 'b']);
  });

  it('are skipped while they are down', () => {
    expect(take(new Upstreams(() => [upstream('a'), upstream('b', false)]), 3)).toEqual(['a', 'a', 'a']);
  });

  it('are used all the same if none is known to be up', () => {
    expect(take(new Upstreams(() => [upstream('a', false)]), 1)).toEqual(['a']);
    expect(take(new Upstreams(() => []), 1)).toEqual(['none']);
  });
});
