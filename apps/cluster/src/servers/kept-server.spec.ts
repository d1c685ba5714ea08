import { waitUntil } from '@bujiao/testing';
import { KeptServer } from './kept-server.js';

class Fake {
  stopped = false;

  constructor(readonly lose: (reason: string) => void) {}

  async stop(): Promise<void> {
    this.stopped = true;
  }
}

describe('a supervised server', () => {
  const said: string[] = [];
  let started: Fake[] = [];
  let refusals = 0;

  beforeEach(() => {
    said.length = 0;
    started = [];
    refusals = 0;
  });

  const keep = () =>
    KeptServer.start({
      say: (line) => said.push(line),
      start: async (onLost) => {
        if (started.length > 0 && refusals-- > 0) throw new Error('not yet');
        started.push(new Fake(onLost));
        return started.at(-1) as Fake;
      },
    });

  it('is started anew once when it is lost, even if the loss is reported several times', async () => {
    const kept = await keep();
    const [first] = started;
    first?.lose('it failed');
    first?.lose('its host ended');
    await waitUntil(() => said.includes('runs again'));
    first?.lose('old news');
    expect(said).toEqual(['gone: it failed; starts anew in 0.1 s', 'runs again']);
    expect(started).toHaveLength(2);
    expect(kept.current).toBe(started[1]);
    expect(first?.stopped).toBe(true);
  });

  it('is retried until it starts', async () => {
    await keep();
    refusals = 2;
    started[0]?.lose('it failed');
    await waitUntil(() => said.includes('runs again'));
    expect(said.filter((line) => line.startsWith('gone: not yet'))).toHaveLength(2);
  });

  it('stays down when it is stopped', async () => {
    const kept = await keep();
    await kept.stop();
    started[0]?.lose('it was stopped');
    expect(said).toEqual([]);
    expect(started).toHaveLength(1);
  });
});
