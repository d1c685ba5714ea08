import { waitUntil } from '@bujiao/testing';
import { PauseWatcher, type GroupPauses } from './group-pauses.js';

/** Keeps pauses as a database would: each has been acknowledged or not. */
class Pauses implements GroupPauses {
  readonly acknowledged = new Map<string, boolean>();
  /** What is thrown instead of the next acknowledgement. */
  failure: Error | undefined;

  paused(groups: readonly string[]): Promise<ReadonlySet<string>> {
    return Promise.resolve(new Set(groups.filter((group) => this.acknowledged.has(group))));
  }

  acknowledge(group: string): Promise<void> {
    const { failure } = this;
    this.failure = undefined;
    if (failure) return Promise.reject(failure);
    if (this.acknowledged.has(group)) this.acknowledged.set(group, true);
    return Promise.resolve();
  }

  pause(group: string): void {
    this.acknowledged.set(group, false);
  }
}

describe('a process that follows the pauses of its groups', () => {
  let pauses: Pauses;
  let done: string[];
  let errors: unknown[];
  let watcher: PauseWatcher;
  let refused: string | undefined;

  beforeEach(async () => {
    pauses = new Pauses();
    done = [];
    errors = [];
    refused = undefined;
    const note = (what: string, group: string): Promise<void> => {
      if (refused === group) return Promise.reject(new Error(`cannot ${what} ${group}`));
      done.push(`${what} ${group}`);
      return Promise.resolve();
    };
    watcher = new PauseWatcher({
      groups: ['a', 'b'],
      pauses,
      pause: (group) => note('pause', group),
      resume: (group) => note('resume', group),
      everyMs: 5,
      onError: (error) => errors.push(error),
    });
    await watcher.begin();
    watcher.start();
  });

  afterEach(() => watcher.stop());

  it('acknowledges a pause again where the first attempt failed', async () => {
    const failure = new Error('no database');
    pauses.failure = failure;
    pauses.pause('a');
    await waitUntil(() => pauses.acknowledged.get('a') === true);
    expect([done, errors]).toEqual([['pause a'], [failure]]);
  });

  it('acknowledges a pause that replaced an earlier one between two looks', async () => {
    pauses.pause('a');
    await waitUntil(() => pauses.acknowledged.get('a') === true);
    pauses.pause('a');
    await waitUntil(() => pauses.acknowledged.get('a') === true);
    expect([done, errors]).toEqual([['pause a'], []]);
  });

  it('follows the others while one cannot be paused, and acknowledges that one when it is', async () => {
    refused = 'a';
    pauses.pause('a');
    pauses.pause('b');
    await waitUntil(() => pauses.acknowledged.get('b') === true);
    expect([pauses.acknowledged.get('a'), watcher.has('a')]).toEqual([false, false]);
    refused = undefined;
    await waitUntil(() => pauses.acknowledged.get('a') === true);
    expect(done).toEqual(['pause b', 'pause a']);
  });
});
