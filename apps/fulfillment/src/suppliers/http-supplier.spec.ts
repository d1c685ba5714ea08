import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { HttpSupplier } from './http-supplier.js';

/** What the supplier's side answers: status and body. */
let answer: { readonly status: number; readonly body: string };
let server: Server;
let supplier: HttpSupplier;

beforeAll(async () => {
  server = createServer((request, response) => {
    request.resume().on('end', () => {
      response.writeHead(answer.status, { 'content-type': 'application/json' }).end(answer.body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  supplier = new HttpSupplier({
    supplierId: 'S1',
    url: `http://127.0.0.1:${port}`,
    key: 'k',
    timeout: 50_000,
  });
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

const SUCCESS = { code: 0, order_no: 'N1', out_order_no: 'S1', order_status: 'success' };
const answers = (status: number, body: unknown): void =>
  void (answer = { status, body: typeof body === 'string' ? body : JSON.stringify(body) });
const ORDER = { requestNo: 'N1', goodsId: 'G1', quantity: 1, maxCost: 100 };
const odd = (code: string) => ({ outcome: 'unknown', code, odd: true });

describe.each<[string, () => ReturnType<HttpSupplier['query']>]>([
  ['an order', () => supplier.place(ORDER)],
  ['a query', () => supplier.query('N1')],
])('an answer to %s over HTTP', (_, call) => {
  it('is believed with a success status and its own number', async () => {
    answers(200, SUCCESS);
    expect(await call()).toEqual({ outcome: 'succeeded', supplierOrderNo: 'S1' });
  });

  it('with a JSON body in an HTTP 500 is not believed, whatever the body says', async () => {
    for (const body of [SUCCESS, { code: 116, order_no: 'N1' }, { code: 101, order_no: 'N1' }]) {
      answers(500, body);
      expect(await call()).toEqual(odd('http-error-answered'));
    }
  });

  it('about another order is not believed', async () => {
    answers(200, { ...SUCCESS, order_no: 'N2' });
    expect(await call()).toEqual(odd('other-order-answered'));
  });

  it('that is no JSON is not believed', async () => {
    answers(200, '<html>maintenance</html>');
    expect(await call()).toEqual(odd('unreadable-answer'));
  });

  it('of a gateway before a supplier that is down says nothing about the order', async () => {
    answers(503, '<html>down</html>');
    expect(await call()).toEqual({ outcome: 'unknown', code: 'supplier-unavailable' });
  });
});
