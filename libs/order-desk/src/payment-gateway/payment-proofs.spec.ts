import { jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Config } from '@bujiao/platform';
import { register } from 'prom-client';
import { HttpPaymentGateway } from './http-payment-gateway.js';
import { PaymentGatewayUnavailable } from './payment-gateway.port.js';
import { PaymentProofs } from './payment-proofs.service.js';

type Fault = (response: ServerResponse) => void;
const status =
  (code: number, body = '{}'): Fault =>
  (response) =>
    void response.writeHead(code, { 'content-type': 'application/json' }).end(body);

const FAULTS: readonly (readonly [string, Fault])[] = [
  ['HTTP 500', status(500)],
  ['HTTP 502', status(502)],
  ['HTTP 503', status(503)],
  ['HTTP 429', status(429)],
  ['a body that is no JSON', status(200, '<html>')],
  ['a body that ends early', status(200, '{"paymentId":')],
  ['a status of no kind', status(200, '{"paymentId":"P-odd","orderId":"O","status":"closed","amount":1}')],
  ['an amount as a text', status(200, '{"paymentId":"P-odd","orderId":"O","status":"paid","amount":"1"}')],
  ['an answer about another payment', status(200, proofOf('P-other'))],
  ['a connection that is cut', (response) => void response.socket?.destroy()],
];
const TIMEOUT: readonly [string, Fault] = ['no answer in time', () => undefined];

function proofOf(paymentId: string): string {
  return JSON.stringify({ paymentId, orderId: 'O', status: 'paid', amount: 100 });
}

describe('a payment gateway', () => {
  let server: Server;
  const said = jest.spyOn(Logger.prototype, 'error').mockImplementation(() => undefined);
  jest.spyOn(Logger.prototype, 'log').mockImplementation(() => undefined);
  let proofs: PaymentProofs;
  /** By payment; `*` of all. */
  const faults = new Map<string, Fault>();
  const asked: string[] = [];
  const shown = (): Promise<string> => register.getSingleMetricAsString('bujiao_outside_outage');
  const of = (paymentId: string) => proofs.of('O', [paymentId]);
  const paid = (paymentId: string) => [{ paymentId, status: 'paid', amount: 100 }];

  beforeEach(async () => {
    faults.clear();
    asked.length = 0;
    server = createServer((request, response) => {
      const paymentId = request.url?.split('/').at(-1) ?? '';
      asked.push(paymentId);
      const fault = faults.get(paymentId) ?? faults.get('*');
      if (fault) fault(response);
      else if (paymentId.startsWith('P-unknown')) status(404)(response);
      else status(200, proofOf(paymentId))(response);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const config = { paymentGatewayUrl: `http://127.0.0.1:${port}` } as Config;
    proofs = new PaymentProofs(new HttpPaymentGateway(config), { pauses: [1, 1], fresh: 0 });
  });
  afterEach(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  it.each([...FAULTS, TIMEOUT])(
    '(%s about one order, while others are answered) is unclear about that order, after a few tries',
    async (_, fault) => {
      expect(await of('P-good')).toEqual(paid('P-good'));
      faults.set('P-odd', fault);
      expect(await of('P-odd')).toEqual([{ paymentId: 'P-odd', status: 'unclear' }]);
      expect(asked.filter((id) => id === 'P-odd')).toHaveLength(3);
      expect(await of('P-good-2')).toEqual(paid('P-good-2'));
    },
    60_000,
  );

  it.each(FAULTS)(
    '(%s about every order) is out of order as a whole: no order is unclear, and each can be asked about again',
    async (_, fault) => {
      expect(await of('P-good')).toEqual(paid('P-good'));
      faults.set('*', fault);
      said.mockClear();
      for (const paymentId of ['P-1', 'P-2', 'P-good'])
        await expect(of(paymentId)).rejects.toThrow(PaymentGatewayUnavailable);
      expect(await shown()).toContain('bujiao_outside_outage{what="payment-gateway"} 1');
      expect(said).toHaveBeenCalledTimes(1);
      faults.clear();
      expect(await of('P-1')).toEqual(paid('P-1'));
      expect(await shown()).toContain('bujiao_outside_outage{what="payment-gateway"} 0');
    },
    60_000,
  );

  it.each<[string, Fault]>([
    ['does not answer', status(503)],
    ['breaks off its answer', (response) => response.writeHead(200).write('{', () => response.destroy())],
  ])('that has answered nobody yet is out of order where it %s', async (_, fault) => {
    faults.set('*', fault);
    await expect(of('P-1')).rejects.toThrow(PaymentGatewayUnavailable);
  });

  it('that has answered nobody yet, and answers oddly about several orders, is out of order', async () => {
    faults.set('*', status(500));
    const [first, second] = await Promise.allSettled([of('P-1'), of('P-2')]);
    expect([first.status, second.status]).toEqual(['rejected', 'rejected']);
  });

  it('that has answered nobody yet, and answers oddly about the only order, is unclear about it', async () => {
    faults.set('*', status(500));
    expect(await of('P-1')).toEqual([{ paymentId: 'P-1', status: 'unclear' }]);
  });

  it('that knows no such number has answered: nothing is asked again', async () => {
    expect(await of('P-unknown')).toEqual([{ paymentId: 'P-unknown', status: 'unknown' }]);
    expect(asked).toEqual(['P-unknown']);
  });

  it('is asked about one known payment, however many orders wait in an outage', async () => {
    expect(await of('P-good')).toEqual(paid('P-good'));
    faults.set('*', status(503));
    asked.length = 0;
    const orders = Array.from({ length: 20 }, (_, i) => `P-${i}`);
    const all = await Promise.allSettled(orders.map(of));
    expect(all.filter((one) => one.status === 'fulfilled')).toEqual([]);
    expect(asked.filter((id) => id === 'P-good').length).toBeLessThan(orders.length);
  });
});
