import { randomUUID } from 'node:crypto';
import { verificationDatabase, type VerificationDatabase } from '../testing/verification-database.js';
import { PermissionCodes } from './permission-codes.repository.js';

let database: VerificationDatabase;
let codes: PermissionCodes;

beforeAll(async () => {
  database = await verificationDatabase();
  codes = new PermissionCodes(database.pool);
});
afterAll(async () => database?.close());

const hash = (text: string): Buffer => Buffer.from(text);
const put = async (more: { askNo?: number; tries?: number; lasts?: number; code?: string } = {}) => {
  const resubmissionId = randomUUID();
  const { askNo = 1, tries = 3, lasts = 60_000, code = 'right' } = more;
  await codes.put({ resubmissionId, askNo, hash: hash(code), tries, lasts });
  return resubmissionId;
};

describe('a code', () => {
  it('counts once', async () => {
    const id = await put();
    expect(await codes.take(id, hash('right'))).toEqual({ result: 'right' });
    expect(await codes.take(id, hash('right'))).toEqual({ result: 'none' });
  });

  it('is not there before it was fetched', async () => {
    expect(await codes.take(randomUUID(), hash('right'))).toEqual({ result: 'none' });
  });

  it('that has expired counts no more, also the right one', async () => {
    const id = await put({ lasts: 0 });
    expect(await codes.take(id, hash('right'))).toEqual({ result: 'expired' });
  });

  it.each([1, 2, 3, 5, 20])(
    'takes %i wrong tries, whoever tries at the same moment, and never one more',
    async (tries) => {
      const id = await put({ tries });
      const results = await Promise.all(
        Array.from({ length: tries * 3 + 2 }, (_, i) => codes.take(id, hash(`wrong-${i}`))),
      );
      expect(results.filter(({ result }) => result === 'wrong')).toHaveLength(tries);
      expect(results.filter(({ result }) => result === 'no-tries')).toHaveLength(tries * 2 + 2);
      expect(await codes.take(id, hash('right'))).toEqual({ result: 'no-tries' });
    },
  );

  it('is taken by one of many who have the right one', async () => {
    const id = await put();
    const results = await Promise.all(Array.from({ length: 8 }, () => codes.take(id, hash('right'))));
    expect(results.filter(({ result }) => result === 'right')).toHaveLength(1);
  });

  it('that was fetched again takes the place of the first, and brings new tries only with a new notice', async () => {
    const id = await put({ tries: 1 });
    await codes.take(id, hash('wrong'));
    await codes.put({ resubmissionId: id, askNo: 1, hash: hash('second'), tries: 1, lasts: 60_000 });
    expect(await codes.take(id, hash('second'))).toEqual({ result: 'no-tries' });
    await codes.put({ resubmissionId: id, askNo: 2, hash: hash('third'), tries: 1, lasts: 60_000 });
    expect(await codes.take(id, hash('third'))).toEqual({ result: 'right' });
  });
});
