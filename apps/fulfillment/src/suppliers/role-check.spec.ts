import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { HttpSupplier } from './http-supplier.js';

/** What the supplier's side does with a question. */
let respond: (response: ServerResponse) => void;
let asked: unknown;
let server: Server;
let supplier: HttpSupplier;

beforeAll(async () => {
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      asked = { path: request.url, signed: Boolean(request.headers['x-signature']), body: JSON.parse(body) };
      respond(response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  supplier = new HttpSupplier({ supplierId: 'S1', url: `http://127.0.0.1:${port}`, key: 'k' });
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const QUESTION = {
  goodsId: 'G1',
  target: { rechargeAccount: 'dragon_1', gameServer: '7', gameRole: '剑客' },
};
/** ms; long enough for a busy machine. */
const BUDGET = 50_000;
const answers = (status: number, body: unknown): void => {
  respond = (response) =>
    void response
      .writeHead(status, { 'content-type': 'application/json' })
      .end(typeof body === 'string' ? body : JSON.stringify(body));
};
const ask = (budget = BUDGET) => supplier.checkRole(QUESTION, budget);
const cannotSay = (code: string) => ({ answer: 'cannot-say', code });

/** A port that somebody listened on until now. */
async function closedPort(): Promise<number> {
  const gone = createServer();
  await new Promise<void>((resolve) => gone.listen(0, '127.0.0.1', resolve));
  const { port } = gone.address() as AddressInfo;
  await new Promise((resolve) => gone.close(resolve));
  return port;
}

describe('a supplier that is asked whether a role exists', () => {
  it('is asked about the goods and the target, signed', async () => {
    answers(200, { code: 0, goods_no: 'G1', role_status: 'exists' });
    expect(await ask()).toEqual({ answer: 'exists' });
    expect(asked).toEqual({
      path: '/roles/check',
      signed: true,
      body: { goods_no: 'G1', biz_content: { account: 'dragon_1', game_server: '7', game_role: '剑客' } },
    });
  });

  it.each<[object, string]>([
    [{ code: 0, goods_no: 'G1', role_status: 'missing' }, 'role-missing'],
    [{ code: 113, goods_no: 'G1' }, 'role-missing'],
    [{ code: 116, goods_no: 'G1' }, 'wrong-account'],
  ])('says with %j that there is none (%s)', async (body, code) => {
    answers(200, body);
    expect(await ask()).toEqual({ answer: 'missing', code });
  });

  it.each<[string, number, unknown, string]>([
    ['a check that failed', 200, { code: 114, goods_no: 'G1' }, 'code-114'],
    ['a server that is missing or paused', 200, { code: 103, goods_no: 'G1' }, 'code-103'],
    ['an unknown code', 200, { code: 999, goods_no: 'G1' }, 'code-999'],
    [
      'an answer about other goods',
      200,
      { code: 0, goods_no: 'G2', role_status: 'exists' },
      'other-goods-answered',
    ],
    ['an answer about no goods', 200, { code: 0, role_status: 'exists' }, 'goods-not-named'],
    ['another word', 200, { code: 0, goods_no: 'G1', role_status: 'EXISTS' }, 'unreadable-answer'],
    ['a code as a text', 200, { code: '0', goods_no: 'G1', role_status: 'exists' }, 'unreadable-answer'],
    ['garbage', 200, '<html>maintenance</html>', 'unreadable-answer'],
    ['nothing', 200, 'null', 'unreadable-answer'],
    [
      'a 500, whatever its body says',
      500,
      { code: 0, goods_no: 'G1', role_status: 'exists' },
      'http-error-answered',
    ],
    ['a gateway before a supplier that is down', 503, '<html>down</html>', 'supplier-unavailable'],
  ])('cannot say by %s: nothing is guessed', async (_, status, body, code) => {
    answers(status, body);
    expect(await ask()).toEqual(cannotSay(code));
  });

  it('cannot say where it does not answer within the budget', async () => {
    respond = () => undefined;
    expect(await ask(100)).toEqual(cannotSay('timed-out'));
  });

  it('cannot say where its answer begins in time and does not end', async () => {
    respond = (response) => void response.writeHead(200).write('{"code":0,');
    expect(await ask(200)).toEqual(cannotSay('timed-out'));
  });

  it('cannot say where the connection breaks, or nobody is there', async () => {
    respond = (response) => void response.destroy();
    expect(await ask()).toMatchObject({ answer: 'cannot-say' });
    const url = `http://127.0.0.1:${await closedPort()}`;
    const nobody = new HttpSupplier({ supplierId: 'S1', url, key: 'k' });
    expect(await nobody.checkRole(QUESTION, BUDGET)).toEqual(cannotSay('supplier-unreachable'));
  });
});
