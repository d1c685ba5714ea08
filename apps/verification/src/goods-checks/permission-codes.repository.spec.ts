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
  it('is right until it is used, and counts no more then', async () => {
    const id = await put();
    expect(await codes.try(id, hash('right'))).toEqual({ result: 'right' });
    expect(await codes.try(id, hash('right'))).toEqual({ result: 'right' });
    await codes.use(id, hash('right'));
    expect(await codes.try(id, hash('right'))).toEqual({ result: 'none' });
    expect(await codes.try(id, hash('wrong'))).toEqual({ result: 'none' });
  });

  it('costs a try where it is wrong, also after the right one was given and not yet used', async () => {
    const id = await put({ tries: 2 });
    await codes.try(id, hash('right'));
    expect(await codes.try(id, hash('wrong'))).toEqual({ result: 'wrong', triesLeft: 1 });
    expect(await codes.try(id, hash('wrong'))).toEqual({ result: 'wrong', triesLeft: 0 });
    expect(await codes.try(id, hash('right'))).toEqual({ result: 'no-tries' });
  });

  it('is not used up by an earlier one that is marked late', async () => {
    const id = await put({ code: 'first' });
    await codes.put({ resubmissionId: id, askNo: 1, hash: hash('second'), tries: 3, lasts: 60_000 });
    await codes.use(id, hash('first'));
    expect(await codes.try(id, hash('second'))).toEqual({ result: 'right' });
  });

  it('is not there before it was fetched', async () => {
    expect(await codes.try(randomUUID(), hash('right'))).toEqual({ result: 'none' });
  });

  it('that has expired counts no more, also the right one', async () => {
    const id = await put({ lasts: 0 });
    expect(await codes.try(id, hash('right'))).toEqual({ result: 'expired' });
  });

  it.each([1, 2, 3, 5, 20])(
    'takes %i wrong tries, whoever tries at the same moment, and never one more',
    async (tries) => {
      const id = await put({ tries });
      const results = await Promise.all(
        Array.from({ length: tries * 3 + 2 }, (_, i) => codes.try(id, hash(`wrong-${i}`))),
      );
      expect(results.filter(({ result }) => result === 'wrong')).toHaveLength(tries);
      expect(results.filter(({ result }) => result === 'no-tries')).toHaveLength(tries * 2 + 2);
      expect(await codes.try(id, hash('right'))).toEqual({ result: 'no-tries' });
    },
  );

  it('that was fetched again takes the place of the first, and brings new tries only with a new notice', async () => {
    const id = await put({ tries: 1 });
    await codes.try(id, hash('wrong'));
    await codes.put({ resubmissionId: id, askNo: 1, hash: hash('second'), tries: 1, lasts: 60_000 });
    expect(await codes.try(id, hash('second'))).toEqual({ result: 'no-tries' });
    await codes.put({ resubmissionId: id, askNo: 2, hash: hash('third'), tries: 1, lasts: 60_000 });
    expect(await codes.try(id, hash('third'))).toEqual({ result: 'right' });
  });
});
