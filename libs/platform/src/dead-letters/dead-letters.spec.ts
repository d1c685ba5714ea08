import { Module } from '@nestjs/common';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { testDatabase, type TestDatabase } from '@bujiao/testing';
import { createLocalJWKSet, exportJWK, generateKeyPair, SignJWT } from 'jose';
import {
  BUS_MEMORY,
  createHttpService,
  loadConfig,
  startHttpService,
  PayloadChecks,
  type BusMemory,
  type HttpService,
} from '../index.js';

@Module({})
class EmptyModule {}

let database: TestDatabase;
let service: HttpService;
let address: string;
let bearer: string;
let parkings = 0;

beforeAll(async () => {
  database = await testDatabase();
  const { privateKey, publicKey } = await generateKeyPair('EdDSA');
  const config = loadConfig({
    PG_URL: database.url,
    DATA_KEY: Buffer.alloc(32, 1).toString('base64'),
    LOG_LEVEL: 'silent',
  });
  service = await createHttpService(EmptyModule, {
    config,
    name: 'test',
    docs: { title: 'Dead letters', description: '' },
    tokenKeys: createLocalJWKSet({ keys: [{ ...(await exportJWK(publicKey)), alg: 'EdDSA' }] }),
  });
  address = await startHttpService(service, { httpHost: '127.0.0.1', httpPort: 0 });
  bearer = await new SignJWT({ roles: ['ops'] })
    .setProtectedHeader({ alg: 'EdDSA' })
    .setSubject('Kim')
    .setIssuer('urn:bujiao:standalone')
    .setAudience('bujiao')
    .setExpirationTime('5m')
    .sign(privateKey);
});
afterAll(async () => {
  await service.close();
  await database.drop();
});

async function ask(path: string, body?: object): Promise<[status: number, body: Record<string, unknown>]> {
  const answer = await fetch(address + path, {
    headers: { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' },
    ...(body && { method: 'POST', body: JSON.stringify(body) }),
  });
  return [answer.status, (await answer.json()) as Record<string, unknown>];
}

test.each(['1.5', '-1', '1e3', '12345678901234567890123', 'x', '%00'])(
  'a list after %s, which no letter has for its id, is refused',
  async (after) => {
    const [status, { code }] = await ask(`/dead-letters?after=${after}`);
    expect([status, code]).toEqual([400, 'invalid-request']);
  },
);

test('a list of dead letters after the greatest id is empty', async () => {
  expect(await ask(`/dead-letters?after=${'9'.repeat(18)}`)).toEqual([200, []]);
});

test.each(['\u0000', 'a\nb', 'half a pair \ud800'])(
  'a reason that cannot be kept or shown is refused (%j)',
  async (why) => {
    const [status, { code }] = await ask('/dead-letters/1/discard', { why });
    expect([status, code]).toEqual([400, 'invalid-request']);
  },
);

test('a redrive of an unknown group is 404, of a group with parked events it is accepted', async () => {
  const [status, { code }] = await ask('/dead-letters/redrive', { group: 'nobody', orderId: 'SO1' });
  expect([status, code]).toEqual([404, 'consumer-group-not-found']);
  const { deadLetters } = service.get<BusMemory>(BUS_MEMORY);
  const event = { id: 'e1', type: 't', source: 's', orderId: 'SO1', time: '2026-01-01T00:00:00Z', data: {} };
  await deadLetters.park([
    { group: 'elsewhere', reason: 'attempts-exhausted', partition: 'p', position: '1', attempts: 8, event },
  ]);
  expect(await ask('/dead-letters/redrive', { group: 'elsewhere', orderId: 'SO1' })).toEqual([
    202,
    { asked: true },
  ]);
});

describe('the payload of a parked event', () => {
  const data = { resubmissionId: 'r1', quantity: 'one', rechargeTarget: { account: '13800000000' } };
  let id: string;

  beforeEach(async () => {
    const { deadLetters } = service.get<BusMemory>(BUS_MEMORY);
    service
      .get(PayloadChecks)
      .register(['Counted'], ({ data: given }) =>
        typeof (given as { quantity: unknown }).quantity === 'number'
          ? undefined
          : { pointer: '/quantity', detail: 'has to be a number' },
      );
    parkings += 1;
    const event = {
      id: `counted-${parkings}`,
      type: 'Counted',
      source: 's',
      orderId: `SO-edit-${parkings}`,
      time: '2026-01-01T00:00:00Z',
      data,
    };
    await deadLetters.park([
      { group: 'edited', reason: 'attempts-exhausted', partition: 'p', position: '1', attempts: 8, event },
    ]);
    id = (await deadLetters.list({ group: 'edited', orderId: event.orderId }))[0]?.id ?? '';
  });

  const hidden = { resubmissionId: 'r1', quantity: 1, rechargeTarget: '[hidden]' };
  const edit = (change: object) =>
    ask(`/dead-letters/${id}/payload`, { data: hidden, edits: 0, because: 'it was a text', ...change });

  test('is shown without personal values, which an edit keeps', async () => {
    const [, shown] = await ask(`/dead-letters/${id}/payload`);
    expect(shown).toMatchObject({ data: { ...hidden, quantity: 'one' }, edits: 0, checked: true });
    expect(await edit({})).toEqual([
      200,
      { edited: true, differences: [{ pointer: '/quantity', before: 'one', after: 1 }] },
    ]);
    const letter = await service.get<BusMemory>(BUS_MEMORY).deadLetters.show(id);
    expect(letter?.event?.data).toEqual({ ...data, quantity: 1 });
  });

  test('keeps who changed which members and why, without values', async () => {
    await edit({});
    const [, { history }] = await ask(`/dead-letters/${id}/payload`);
    expect(history).toEqual([
      { at: expect.any(String), by: 'Kim', why: 'it was a text', changed: ['/quantity'] },
    ]);
  });

  test('is not changed by a dry run', async () => {
    expect(await edit({ dryRun: true })).toEqual([
      200,
      { edited: false, differences: [{ pointer: '/quantity', before: 'one', after: 1 }] },
    ]);
    expect(await ask(`/dead-letters/${id}/payload`)).toMatchObject([200, { edits: 0, history: [] }]);
  });

  test.each([
    ['does not fit its schema', { data: { ...hidden, quantity: 'two' } }, 400, 'payload-invalid'],
    ['is about another resubmission', { data: { ...hidden, resubmissionId: 'r2' } }, 400, 'identity-changed'],
    ['changes nothing', { data: { ...hidden, quantity: 'one' } }, 400, 'nothing-changed'],
    ['is based on an older version', { edits: 7 }, 409, 'dead-letter-changed'],
    ['gives no reason', { because: '' }, 400, 'invalid-request'],
  ])('is not changed by an edit that %s', async (_, change, status, code) => {
    expect(await edit(change)).toMatchObject([status, { code }]);
    expect(await ask(`/dead-letters/${id}/payload`)).toMatchObject([200, { edits: 0 }]);
  });

  test('shows no personal value in a difference', async () => {
    const [, { differences }] = await edit({ data: { ...hidden, rechargeTarget: { account: '139' } } });
    expect(JSON.stringify(differences)).not.toMatch(/138|139/);
    expect(differences).toContainEqual({ pointer: '/rechargeTarget', before: '[hidden]', after: '[hidden]' });
  });

  test('with more levels than any event has is refused', async () => {
    const deep = JSON.parse('{"a":'.repeat(500) + '1' + '}'.repeat(500)) as object;
    expect(await edit({ data: deep })).toMatchObject([400, { code: 'payload-invalid' }]);
  });
});
