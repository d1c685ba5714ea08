import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { conflict, type Config } from '@bujiao/platform';
import { paymentOf } from './bench-orders.js';

/**
 * `working`: delivers at once. `stopped`: nobody listens, so nothing is sent. `silent`: takes orders, delivers, and never answers:
 * the result is unknown. `out-of-stock`: refuses. `off`: supplier and payment gateway are away, and their ports are free.
 */
export const SUPPLIER_MODES = ['working', 'stopped', 'silent', 'out-of-stock', 'off'] as const;
export type SupplierMode = (typeof SUPPLIER_MODES)[number];

const OUT_OF_STOCK = { code: 110, message: 'out of stock' };
const UNKNOWN_NUMBER = { code: 101, message: 'no such order' };
const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])$/;
const MOST_BYTES = 64 * 1024;

/** A supplier and a payment gateway for the orders of the bench, on the addresses that the product calls. */
export class BenchWorld {
  private current: SupplierMode = 'off';
  private gateway: Server | undefined;
  private supplier: Server | undefined;
  private changing: Promise<unknown> = Promise.resolve();
  /** Units that were delivered, by our request number. */
  private readonly delivered = new Map<string, number>();

  constructor(private readonly config: Pick<Config, 'supplierUrl' | 'paymentGatewayUrl'>) {}

  get mode(): SupplierMode {
    return this.current;
  }

  /** Starts what is away. @throws Problem where the product calls somebody else, or a port is taken */
  ensure(): Promise<void> {
    return this.current === 'off' ? this.set('working') : Promise.resolve();
  }

  /** One change at a time. */
  set(mode: SupplierMode): Promise<void> {
    const changed = this.changing
      .then(() => this.change(mode))
      .catch(async (error: unknown) => {
        // Half a world would leave orders without an end.
        [this.supplier, this.gateway] = [await closed(this.supplier), await closed(this.gateway)];
        this.current = 'off';
        throw error;
      });
    this.changing = changed.catch(() => undefined);
    return changed;
  }

  private async change(mode: SupplierMode): Promise<void> {
    const [supplierPort, gatewayPort] = [
      localPort(this.config.supplierUrl),
      localPort(this.config.paymentGatewayUrl),
    ];
    const listens = mode !== 'off' && mode !== 'stopped';
    if (!listens) this.supplier = await closed(this.supplier);
    if (mode === 'off') this.gateway = await closed(this.gateway);
    else this.gateway ??= await listening(gatewayPort, (request, response) => this.pay(request, response));
    if (listens)
      this.supplier ??= await listening(
        supplierPort,
        (request, response) => void this.supply(request, response),
      );
    this.current = mode;
  }

  private pay({ url = '' }: IncomingMessage, response: ServerResponse): void {
    const paymentId = decodeURIComponent(/^\/payments\/([^/?]+)$/.exec(url)?.[1] ?? '');
    const payment = paymentOf(paymentId);
    if (!payment) return answer(response, 404, { error: 'no such payment' });
    answer(response, 200, { paymentId, ...payment, status: 'paid' });
  }

  private async supply(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const order = await objectOf(request);
    const orderNo = typeof order['order_no'] === 'string' ? order['order_no'] : '';
    if (request.url === '/orders' && !this.delivered.has(orderNo)) {
      if (this.current === 'out-of-stock')
        return answer(response, 200, { ...OUT_OF_STOCK, order_no: orderNo });
      this.delivered.set(orderNo, Number(order['buy_quantity'] ?? 1));
    }
    // Holds the request until the caller gives up.
    if (this.current === 'silent') return;
    answer(response, 200, this.answerAbout(orderNo));
  }

  private answerAbout(orderNo: string): object {
    const units = this.delivered.get(orderNo);
    if (units === undefined) return { ...UNKNOWN_NUMBER, order_no: orderNo };
    return {
      code: 0,
      order_no: orderNo,
      out_order_no: `BENCH-${orderNo}`,
      order_status: 'success',
      buy_quantity: units,
    };
  }
}

function localPort(address: string): number {
  const { hostname, port } = new URL(address);
  if (!LOOPBACK.test(hostname) || port === '')
    throw conflict(
      'demo-bench-outside',
      'This installation calls a supplier or a payment gateway of somebody else: the bench plays neither.',
    );
  return Number(port);
}

function answer(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

async function objectOf(request: IncomingMessage): Promise<Readonly<Record<string, unknown>>> {
  let text = '';
  for await (const chunk of request) {
    text += String(chunk);
    if (text.length > MOST_BYTES) return {};
  }
  try {
    return JSON.parse(text) as Readonly<Record<string, unknown>>;
  } catch {
    return {};
  }
}

function listening(
  port: number,
  handle: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer(handle);
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? portTaken(port) : error),
    );
    server.listen(port, '127.0.0.1', () => {
      // What the bench serves keeps no process alive.
      server.unref();
      resolve(server);
    });
  });
}

const portTaken = (port: number): Error =>
  conflict('demo-port-taken', `Port ${port} is taken, such as by npm run demo: wait until that has ended.`);

/** @returns undefined, once nobody listens */
function closed(server: Server | undefined): Promise<undefined> {
  return new Promise((resolve) => {
    if (!server) return resolve(undefined);
    server.close(() => resolve(undefined));
    server.closeAllConnections();
  });
}
