import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { verificationDatabase, type VerificationDatabase } from '../testing/verification-database.js';
import { ReviewCases } from './review-cases.repository.js';

let database: VerificationDatabase;
let cases: ReviewCases;

beforeAll(async () => {
  database = await verificationDatabase();
  cases = new ReviewCases(database.pool);
});
afterAll(() => database.close());

type Act =
  | { readonly do: 'claim' | 'take-over' | 'release'; readonly by: string }
  /** The ten minutes of whoever holds it are over. */
  | { readonly do: 'time-passes' };

const people = fc.constantFrom('li', 'kim', 'he-jing');
const acts = fc.array(
  fc.oneof(
    fc.record({
      do: fc.constantFrom('claim' as const, 'take-over' as const, 'release' as const),
      by: people,
    }),
    fc.constant({ do: 'time-passes' as const }),
  ),
  { minLength: 1, maxLength: 12 },
);

async function opened(): Promise<string> {
  const resubmissionId = randomUUID();
  const now = new Date().toISOString();
  await cases.open([
    {
      resubmissionId,
      orderId: `O-${resubmissionId}`,
      question: 'second-check',
      requestedAt: now,
      deadline: now,
      ...{ amount: 100, points: 40, factors: [], revision: 2 },
    },
  ]);
  return resubmissionId;
}

const timePasses = (resubmissionId: string): Promise<unknown> =>
  database.pool.query(
    `update review_cases set claimed_until = now() - interval '1 second' where resubmission_id = $1`,
    [resubmissionId],
  );

/** What the promise says: who holds the case after an act, and whether the act is taken. */
function expected(
  holder: string | undefined,
  act: Act,
): { readonly holder: string | undefined; readonly taken: boolean } {
  switch (act.do) {
    case 'time-passes':
      return { holder: undefined, taken: true };
    case 'release':
      return { holder: holder === act.by ? undefined : holder, taken: true };
    case 'take-over':
      return { holder: act.by, taken: true };
    default: {
      const taken = holder === undefined || holder === act.by;
      return { holder: taken ? act.by : holder, taken };
    }
  }
}

async function perform(resubmissionId: string, act: Act): Promise<boolean> {
  if (act.do === 'time-passes') await timePasses(resubmissionId);
  else if (act.do === 'release') await cases.release(resubmissionId, act.by);
  else return cases.claim(resubmissionId, act.by, act.do === 'take-over');
  return true;
}

it('a case is held by one person, until the lease ends, it is given back, or somebody takes it over', async () => {
  await fc.assert(
    fc.asyncProperty(acts, async (all) => {
      const resubmissionId = await opened();
      let holder: string | undefined;
      for (const act of all) {
        const { holder: next, taken } = expected(holder, act);
        expect(await perform(resubmissionId, act)).toBe(taken);
        expect((await cases.find(resubmissionId))?.claimedBy ?? undefined).toBe(next);
        holder = next;
      }
    }),
    { numRuns: 40 },
  );
});

it('of many who claim at once, exactly one gets the case', async () => {
  const resubmissionId = await opened();
  const claims = Array.from({ length: 12 }, (_, i) => cases.claim(resubmissionId, `reviewer-${i}`, false));
  expect((await Promise.all(claims)).filter(Boolean)).toHaveLength(1);
});
