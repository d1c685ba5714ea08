import { JOB_VERB_CODES, jobWords, type JobFacts } from '../index.js';

const job = (change: Partial<JobFacts>): JobFacts => ({
  verb: 'rebuild',
  target: 'projection:after-sales-progress',
  state: 'planned',
  phase: 'build',
  percent: 0,
  expired: false,
  written: 0,
  counts: { events: 1204, orders: 31 },
  ...change,
});
const english = (change: Partial<JobFacts>): string => jobWords(job(change)).sentence.en;

describe('the sentence of a job', () => {
  it('counts a plan before it is run, and says when it can no longer be run', () => {
    expect(english({})).toBe('Rebuild after-sales-progress: 1,204 events of 31 orders, not run yet');
    expect(english({ expired: true })).toContain('has expired');
  });

  it('says how far a rebuild is and how long it takes, and not that it lags', () => {
    const running = { state: 'running', percent: 43, secondsLeft: 22 };
    expect(english(running)).toBe('Rebuild after-sales-progress: rebuilding 43 %; about 22 s left');
    expect(jobWords(job(running)).sentence.zh).toBe(
      '重建投影 after-sales-progress：重建中 43%，还要约 22 秒',
    );
    expect(english(running)).not.toMatch(/lag|behind/i);
  });

  it('says where a job stopped, and not that so much of it failed', () => {
    const stopped = (state: string, percent: number): readonly string[] => {
      const { sentence, progress } = jobWords(job({ state, percent }));
      expect(progress).toBeUndefined();
      return [sentence.zh, sentence.en];
    };
    expect(stopped('failed', 100)).toEqual([
      '重建投影 after-sales-progress：在 100% 处失败',
      'Rebuild after-sales-progress: failed at 100 %',
    ]);
    expect(stopped('cancelled', 5)[1]).toBe('Rebuild after-sales-progress: cancelled at 5 %');
    expect(stopped('paused', 5)[0]).toBe('重建投影 after-sales-progress：在 5% 处暂停');
    expect(stopped('cancelled', 0)[1]).toBe('Rebuild after-sales-progress: cancelled');
  });

  it('says what a rebuild differs in and whether it is swapped in', () => {
    const result = { rows: { live: 5, rebuilt: 5 }, differing: 3 };
    expect(english({ state: 'done', phase: 'built', result })).toBe(
      'Rebuild after-sales-progress: built, not swapped in yet; 5 live rows, 5 rebuilt, 3 differ',
    );
    expect(english({ state: 'running', phase: 'swap', percent: 100 })).toBe(
      'Rebuild after-sales-progress: being swapped in',
    );
  });

  it('counts what a redrive handled and what failed again, and takes what is missing from the plan', () => {
    const done = { target: 'redrive:all', state: 'done', phase: 'finished' };
    const result = { orders: 5, handled: 3, failed: 1, waiting: 1 };
    expect(english({ ...done, verb: 'redrive', result })).toBe(
      'Redrive dead letters of all consumers: done; 3 orders handled, 1 failed again, 1 wait',
    );
    expect(english({ ...done, verb: 'redeliver', result: { failed: 2 } })).toContain('29 orders handled');
  });

  it('says what was discarded, where a backup is, and how much was published', () => {
    const done = { state: 'done', phase: 'finished' };
    expect(english({ ...done, verb: 'discard', result: { discarded: 7, closedMeanwhile: 1 } })).toContain(
      '7 discarded, 1 closed before',
    );
    const before = jobWords(job({ ...done, verb: 'backup', result: { backup: 'b1', folder: '/f' } })).result;
    expect(before?.en).toBe('kept in /f/b1, without evidence: made before evidence was copied');
    expect(before?.zh).not.toContain('没有凭证');
    const missing = { store: 'disk', files: 3, missing: 2 };
    expect(english({ ...done, verb: 'backup', result: { backup: 'b1', evidence: missing } })).toContain(
      'with 3 files of evidence, 2 more are missing in its folder',
    );
    expect(
      english({ ...done, verb: 'backup', result: { backup: 'b1', evidence: { store: 'disk', files: 3 } } }),
    ).toContain('with 3 files of evidence');
    expect(
      english({
        ...done,
        verb: 'backup',
        result: { backup: 'b1', evidence: { store: 's3', bucket: 'proof' } },
      }),
    ).toContain('without evidence: it is in the bucket proof');
    expect(english({ ...done, verb: 'topic', written: 12 })).toContain('12 published');
  });
});

it.each(JOB_VERB_CODES)('%s has words in both languages in every state', (verb) => {
  for (const state of ['planned', 'running', 'paused', 'failed', 'cancelled', 'done']) {
    const { what, state: stands, sentence } = jobWords(job({ verb, state }));
    for (const { zh, en } of [what, stands, sentence]) {
      expect(zh).toMatch(/[\u4e00-\u9fff]/);
      expect(en).not.toMatch(/[\u4e00-\u9fff]|undefined/);
    }
  }
});

it('what a later version calls otherwise keeps its code', () => {
  expect(english({ verb: 'fold', state: 'asleep', phase: 'odd' })).toBe(
    'fold after-sales-progress: asleep 0 %',
  );
});
