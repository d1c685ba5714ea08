import {
  generateKeyPair,
  SignJWT,
  createLocalJWKSet,
  exportJWK,
  type JWTVerifyGetKey,
  type CryptoKey,
} from 'jose';
import { Body, Controller, Get, Module, Post, type Type } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { testDatabase, type TestDatabase } from '@bujiao/testing';
import { IsInt, IsOptional, IsString, ValidateNested } from 'class-validator';
import { Type as TypeOf } from 'class-transformer';
import {
  conflict,
  createHttpService,
  CurrentUser,
  loadConfig,
  Public,
  Roles,
  startHttpService,
  TakesAnyKey,
  type HttpService,
} from '../index.js';
import type { Principal } from '../index.js';

class Inner {
  @IsString() account: string;
}
class AllOptional {
  @IsInt() @IsOptional() quantity?: number;
}
class Dto {
  @IsInt() quantity: number;
  @ValidateNested() @TypeOf(() => Inner) inner: Inner;
}

@Controller('things')
class Things {
  @Get('open') @Public() open(): object {
    return { ok: true };
  }
  @Get('mine') @Roles('buyer', 'ops') mine(@CurrentUser() user: Principal): Principal {
    return user;
  }
  @Get('taken') @Public() taken(): never {
    throw conflict('resubmission-open', 'One is open.', { data: { resubmissionId: 'r1' } });
  }
  @Get('broken') @Public() broken(): never {
    throw new Error('password=hunter2');
  }
  @Get('of/:id') @Public() one(): object {
    return {};
  }
  @Post() @Public() make(@Body() body: Dto): Dto {
    return body;
  }
  @Post('keys') @Public() @TakesAnyKey() keys(@Body() body: Record<string, unknown>): object {
    return { names: Object.keys(body), polluted: 'x' in body || 'x' in {} };
  }
  @Post('any') @Public() any(@Body() body: AllOptional): object {
    return { isOfItsClass: body instanceof AllOptional, ...body };
  }
}
@Module({ controllers: [Things] })
class ThingsModule {}

@Controller('silent')
class Silent {
  @Get('route') route(): object {
    return {};
  }
}
@Module({ controllers: [Silent] })
class SilentModule {}

let database: TestDatabase;
let keys: JWTVerifyGetKey;
let privateKey: CryptoKey;
let service: HttpService;
let address: string;

async function create(module: Type, more: Readonly<Record<string, string>> = {}): Promise<HttpService> {
  const config = loadConfig({
    PG_URL: database.url,
    DATA_KEY: Buffer.alloc(32, 1).toString('base64'),
    LOG_LEVEL: 'silent',
    HTTP_BODY_LIMIT: '2048',
    ...more,
  });
  return createHttpService(module, {
    config,
    name: 'test',
    docs: { title: 'Things', description: '' },
    tokenKeys: keys,
  });
}

async function token(claims: {
  issuer?: string;
  audience?: string;
  roles?: string[];
  expires?: string;
  key?: CryptoKey;
}): Promise<string> {
  return new SignJWT({ roles: claims.roles ?? ['buyer'] })
    .setProtectedHeader({ alg: 'EdDSA' })
    .setSubject('B0001')
    .setIssuer(claims.issuer ?? 'urn:bujiao:standalone')
    .setAudience(claims.audience ?? 'bujiao')
    .setIssuedAt()
    .setExpirationTime(claims.expires ?? '5m')
    .sign(claims.key ?? privateKey);
}

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly headers: Record<string, unknown>;
  readonly body: Record<string, unknown>;
}

async function ask(
  method: 'GET' | 'POST',
  url: string,
  extra: { bearer?: string; payload?: string; type?: string } = {},
): Promise<Answer> {
  const headers = {
    ...(extra.bearer ? { authorization: `Bearer ${extra.bearer}` } : {}),
    ...(extra.payload ? { 'content-type': extra.type ?? 'application/json' } : {}),
  };
  const answer = await fetch(address + url, {
    method,
    headers,
    ...(extra.payload ? { body: extra.payload } : {}),
  });
  const text = await answer.text();
  const body = answer.headers.get('content-type')?.includes('json')
    ? (JSON.parse(text) as Record<string, unknown>)
    : { text };
  return {
    status: answer.status,
    type: String(answer.headers.get('content-type')),
    headers: Object.fromEntries(answer.headers),
    body,
  };
}

beforeAll(async () => {
  database = await testDatabase();
  const pair = await generateKeyPair('EdDSA');
  privateKey = pair.privateKey;
  keys = createLocalJWKSet({ keys: [{ ...(await exportJWK(pair.publicKey)), alg: 'EdDSA' }] });
  service = await create(ThingsModule);
  address = await startHttpService(service, { httpHost: '127.0.0.1', httpPort: 0 });
});

afterAll(async () => {
  await service.close();
  await database.drop();
});

describe('a route', () => {
  test('without roles prevents the start, and the message names it', async () => {
    await expect(create(SilentModule, { EVENT_STORE: 'memory' })).rejects.toThrow(
      'Silent.route (/silent/route)',
    );
  });

  test('admits a token with one of its roles, acting in that role', async () => {
    const answer = await ask('GET', '/things/mine', { bearer: await token({ roles: ['merchant', 'ops'] }) });
    expect(answer).toMatchObject({
      status: 200,
      body: { id: 'B0001', role: 'ops', actor: { kind: 'person', id: 'B0001', role: 'ops' } },
    });
  });

  test('needs no token if it is public', async () => {
    expect((await ask('GET', '/things/open')).body).toEqual({ ok: true });
  });

  test.each(['application/cloudevents+json', 'application/cloudevents-batch+json; charset=utf-8'])(
    'reads %s like JSON',
    async (type) => {
      const payload = JSON.stringify({ quantity: 1, inner: { account: 'a' } });
      expect(await ask('POST', '/things', { payload, type })).toMatchObject({
        status: 201,
        body: { quantity: 1 },
      });
      expect(await ask('POST', '/things', { payload: '{', type })).toMatchObject({
        status: 400,
        body: { status: 400 },
      });
    },
  );
});

describe('the bytes of a body', () => {
  const post = async (
    url: string,
    payload: Uint8Array<ArrayBuffer> | string,
    type = 'application/json',
  ): Promise<readonly [number, unknown]> => {
    const answer = await fetch(address + url, {
      method: 'POST',
      headers: { 'content-type': type },
      body: payload,
    });
    return [answer.status, await answer.json()];
  };
  const gbk = new Uint8Array([0x7b, 0x22, 0xb5, 0xe3, 0x22, 0x3a, 0x31, 0x7d]);

  test.each(['application/json', 'application/cloudevents+json', 'application/json; charset=utf-8'])(
    'are refused where they are not UTF-8, as %s',
    async (type) => {
      expect(await post('/things/any', gbk, type)).toMatchObject([400, { code: 'body-not-utf8' }]);
      const cut = new TextEncoder().encode('{"a":"点"}').subarray(0, 7);
      expect(await post('/things/any', cut, type)).toMatchObject([400, { code: 'body-not-utf8' }]);
    },
  );

  test.each(['application/json; charset=GBK', 'application/cloudevents+json;charset="gb18030"'])(
    'are refused where %s names another charset',
    async (type) => {
      expect(await post('/things/any', '{}', type)).toMatchObject([400, { code: 'unsupported-charset' }]);
    },
  );

  test.each(['application/json; charset=UTF-8', 'application/json;charset="utf-8"', 'application/json'])(
    'are read as %s',
    async (type) => {
      expect(await post('/things/any', '{"quantity":1}', type)).toMatchObject([201, { quantity: 1 }]);
    },
  );

  test('have no prototype keys, unless the route accepts any key', async () => {
    for (const body of ['{"__proto__":{"x":1}}', '{"constructor":{"prototype":{"x":1}}}']) {
      expect((await post('/things/any', body))[0]).toBe(400);
      expect(await post('/things/keys', body)).toEqual([
        201,
        { names: [body.slice(2, body.indexOf('"', 2))], polluted: false },
      ]);
    }
    expect(await post('/things/keys', '{"a":')).toMatchObject([400, { code: 'malformed-request' }]);
  });
});

describe('a refused token is answered with a code', () => {
  const other = generateKeyPair('EdDSA');
  const cases: [string, () => Promise<string | undefined>, number][] = [
    ['token-missing', () => Promise.resolve(undefined), 401],
    ['token-invalid', () => Promise.resolve('garbage'), 401],
    ['token-invalid', () => token({ issuer: 'https://elsewhere' }), 401],
    ['token-invalid', () => token({ audience: 'another' }), 401],
    ['token-invalid', async () => token({ key: (await other).privateKey }), 401],
    ['token-expired', () => token({ expires: '-1h' }), 401],
    ['role-not-allowed', () => token({ roles: ['merchant', 'king'] }), 403],
  ];
  test.each(cases)('%s', async (code, make, status) => {
    const answer = await ask('GET', '/things/mine', { bearer: (await make()) ?? '' });
    expect(answer).toMatchObject({
      status,
      type: 'application/problem+json',
      body: { code, type: `urn:bujiao:problem:${code}`, status },
    });
    if (status === 401) expect(answer.headers['www-authenticate']).toMatch(/^Bearer/);
  });
});

describe('an error becomes a problem', () => {
  test('a refusal, with its data', async () => {
    expect(await ask('GET', '/things/taken')).toMatchObject({
      status: 409,
      body: { code: 'resubmission-open', detail: 'One is open.', resubmissionId: 'r1' },
    });
  });

  test('an unexpected error, without internal details', async () => {
    const answer = await ask('GET', '/things/broken');
    expect(answer).toMatchObject({ status: 500, body: { code: 'internal-error' } });
    expect(JSON.stringify(answer.body)).not.toContain('hunter2');
  });

  test('wrong fields, by path, without the values', async () => {
    const answer = await ask('POST', '/things', {
      payload: JSON.stringify({ quantity: 'secret-1', inner: { account: 7, extra: 'secret-2' } }),
    });
    expect(answer).toMatchObject({ status: 400, body: { code: 'invalid-request' } });
    const fields = (answer.body['errors'] as { field: string }[]).map(({ field }) => field).sort();
    expect(fields).toEqual(['inner.account', 'inner.extra', 'quantity']);
    expect(JSON.stringify(answer.body)).not.toContain('secret');
  });

  test('an empty body, only where fields are required', async () => {
    for (let i = 0; i < 3; i += 1) {
      expect(await ask('POST', '/things', { payload: '{}' })).toMatchObject({
        status: 400,
        body: { code: 'invalid-request' },
      });
      expect(await ask('POST', '/things/any', { payload: '{}' })).toMatchObject({
        status: 201,
        body: { isOfItsClass: true },
      });
      expect(await ask('POST', '/things/any', { payload: '{"quantity":"x"}' })).toMatchObject({
        status: 400,
        body: { code: 'invalid-request' },
      });
    }
  });

  test.each([
    ['malformed-request', 400, '{"quantity":', 'application/json'],
    ['body-too-large', 413, JSON.stringify({ quantity: 'x'.repeat(5000) }), 'application/json'],
    ['unsupported-media-type', 415, '<a/>', 'application/xml'],
    ['unsupported-media-type', 415, 'quantity=1', 'application/x-www-form-urlencoded'],
    ['unsupported-media-type', 415, '{"quantity":1}', 'text/plain'],
    ['unsupported-media-type', 415, 'PNG', 'image/png'],
    ['unsupported-media-type', 415, '{"quantity":1}', 'application/octet-stream'],
  ])('%s', async (code, status, payload, type) => {
    expect(await ask('POST', '/things', { payload, type })).toMatchObject({
      status,
      type: 'application/problem+json',
      body: { code },
    });
  });

  test('an address that does not exist', async () => {
    expect(await ask('GET', '/nowhere')).toMatchObject({ status: 404, body: { code: 'route-not-found' } });
  });

  test.each([
    ['/things/%', 400, 'malformed-request'],
    [`/things/of/${'x'.repeat(200)}`, 414, 'address-too-long'],
  ])('an address that the router refuses: %.14s', async (url, status, code) => {
    expect(await ask('GET', url)).toMatchObject({
      status,
      type: 'application/problem+json',
      body: { code },
      headers: { 'x-content-type-options': 'nosniff' },
    });
  });
});

test.each(['/docs', '/docs-json', '/docs/swagger-ui.css', '/things/open', '/things/taken', '/nowhere'])(
  'an answer of %s cannot be framed, sniffed or scripted by another site',
  async (url) => {
    expect((await ask('GET', url)).headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'content-security-policy': expect.stringMatching(/default-src 'none'.*frame-ancestors 'none'/),
    });
  },
);

test('an answer to a token is not cacheable', async () => {
  const mine = await ask('GET', '/things/mine', { bearer: await token({ roles: ['buyer'] }) });
  expect(mine).toMatchObject({ status: 200, headers: { 'cache-control': 'no-store' } });
});

test('health, metrics and docs answer without a token', async () => {
  expect(await ask('GET', '/health/live')).toMatchObject({ status: 200 });
  expect(await ask('GET', '/health/ready')).toMatchObject({ status: 200 });
  expect((await ask('GET', '/metrics')).body['text']).toContain('bujiao_http_request_seconds');
  expect((await ask('GET', '/docs')).body['text']).toContain('swagger');
  expect(await ask('GET', '/docs/swagger-ui.css')).toMatchObject({
    status: 200,
    type: 'text/css; charset=utf-8',
  });
  expect((await ask('GET', '/docs-json')).body).toMatchObject({ paths: { '/things/mine': {} } });
});
