import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { EXIT } from '../exit-codes.js';
import { Api } from './api.js';

const BEGINNING = '{"orderId":"O1"}\n{"orderId":';

/** Says how long its answer is, sends less of it, and breaks the connection. */
let server: Server;
let api: Api;
beforeAll(async () => {
  server = createServer((request, response) => {
    request.resume();
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
    response.write(BEGINNING, () => response.socket?.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  api = new Api({ url, token: 't', signal: new AbortController().signal });
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

const brokeOff = () => ({
  name: 'Failure',
  exitCode: EXIT.unreachable,
  message: `${api.url} broke off in the middle of its answer.`,
});

it.each([
  ['get', () => api.get('/jobs')],
  ['post', () => api.post('/jobs', {})],
  ['put', () => api.put('/goods/G1', {})],
])('says that the answer to a %s broke off', async (_, call) => {
  await expect(call()).rejects.toMatchObject(brokeOff());
});

it('gives the lines that came before the answer broke off, and says so', async () => {
  const lines = api.lines('/events');
  expect(await lines.next()).toEqual({ done: false, value: { orderId: 'O1' } });
  await expect(lines.next()).rejects.toMatchObject(brokeOff());
});
