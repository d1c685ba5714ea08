import { Module } from '@nestjs/common';
import { testDatabase, type TestDatabase } from '@bujiao/testing';
import { createHttpService, loadConfig, startHttpService, type HttpService } from '@bujiao/platform';
import { createLocalJWKSet, exportJWK, generateKeyPair, SignJWT } from 'jose';
import { OrderStatesController } from './order-states.controller.js';

@Module({ controllers: [OrderStatesController] })
class OrderStatesModule {}

let database: TestDatabase;
let service: HttpService;
let address: string;
let sign: (seconds: number) => Promise<string>;

beforeAll(async () => {
  database = await testDatabase();
  const { privateKey, publicKey } = await generateKeyPair('EdDSA');
  const config = loadConfig({
    PG_URL: database.url,
    DATA_KEY: Buffer.alloc(32, 1).toString('base64'),
    LOG_LEVEL: 'silent',
  });
  service = await createHttpService(OrderStatesModule, {
    config,
    name: 'test',
    docs: { title: 'Order states', description: '' },
    tokenKeys: createLocalJWKSet({ keys: [{ ...(await exportJWK(publicKey)), alg: 'EdDSA' }] }),
  });
  address = await startHttpService(service, { httpHost: '127.0.0.1', httpPort: 0 });
  sign = (seconds) =>
    new SignJWT({ roles: ['service'] })
      .setProtectedHeader({ alg: 'EdDSA' })
      .setSubject('shop')
      .setIssuer('urn:bujiao:standalone')
      .setAudience('bujiao')
      .setExpirationTime(Math.floor(Date.now() / 1000) + seconds)
      .sign(privateKey);
});
afterAll(async () => {
  await service.close();
  await database.drop();
});

const follow = async (last: string, seconds: number): Promise<Response> =>
  fetch(`${address}/order-states`, {
    headers: { authorization: `Bearer ${await sign(seconds)}`, 'last-event-id': last },
  });

test.each(['0', '12', 'x y', '1:2:3', '1'.repeat(40)])(
  'a position that no event has (%s) is refused once, with 400, and leads to no stream',
  async (last) => {
    const answer = await follow(last, 60);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ code: 'invalid-position' });
  },
);

test('the stream ends when its token expires, and may be followed on with another', async () => {
  const answer = await follow('1:1', 2);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  expect(await answer.text()).not.toContain('data:');
});
