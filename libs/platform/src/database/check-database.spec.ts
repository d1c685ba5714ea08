import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { freePort } from '@bujiao/basics';
import { testDatabase, type TestDatabase } from '@bujiao/testing';
import { startReason } from '../http/start-reason.js';
import { checkDatabase } from './check-database.js';

let database: TestDatabase;
let silent: Server;
const sockets: Socket[] = [];

beforeAll(async () => {
  database = await testDatabase();
  silent = createServer((socket) => sockets.push(socket));
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  for (const socket of sockets) socket.destroy();
  silent.close();
  await database.drop();
});

const portOf = (server: Server): number => (server.address() as AddressInfo).port;

const reasonFor = async (change: Partial<URL>): Promise<string | undefined> => {
  const url = Object.assign(new URL(database.url), change);
  // Only who says nothing may meet the deadline.
  const within = url.port === String(portOf(silent)) ? 500 : undefined;
  return checkDatabase(url.href, within).then(
    () => 'it can be used',
    (error: unknown) => startReason(error),
  );
};

describe('a database at the start', () => {
  it('is taken where it can be reached and written', async () => {
    await expect(checkDatabase(database.url)).resolves.toBeUndefined();
  });

  it.each<[string, () => Promise<Partial<URL>> | Partial<URL>, RegExp]>([
    [
      'nobody listens',
      async () => ({ port: String(await freePort()) }),
      /no PostgreSQL that answers \(ECONNREFUSED\)/,
    ],
    [
      'the host is unknown',
      () => ({ hostname: 'nowhere.invalid' }),
      /no PostgreSQL that answers \((ENOTFOUND|EAI_AGAIN)\)/,
    ],
    [
      'somebody listens and says nothing',
      () => ({ port: String(portOf(silent)) }),
      /no PostgreSQL that answers/,
    ],
    ['the database does not exist', () => ({ pathname: '/nowhere' }), /names a database that does not exist/],
    ['the password is another', () => ({ password: 'wrong' }), /a user or password that PostgreSQL refuses/],
    ['the user is unknown', () => ({ username: 'nobody' }), /a user or password that PostgreSQL refuses/],
  ])('is refused in one line that names PG_URL where %s', async (_, change, line) => {
    const reason = await reasonFor(await change());
    expect(reason).toMatch(line);
    expect(reason).toMatch(/^The configuration is not right: PG_URL .*\.$/);
    expect(reason).not.toContain(new URL(database.url).password || '\n');
  });

  it.each([
    ['25006', /read-only/],
    ['53100', /disk is full/],
    ['53300', /no connection left/],
    ['57P03', /still starting/],
    ['42501', /without the rights of the service/],
  ])('is named for what it says while it is prepared (%s)', (code, line) => {
    const said = new Error('of a migration', {
      cause: Object.assign(new Error('what Postgres says'), { code }),
    });
    expect(startReason(said)).toMatch(line);
  });
});
