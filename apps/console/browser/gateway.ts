import { createServer, type Server } from 'node:http';

/** A payment gateway that answers nonsense until it is mended: what asks it fails, and is parked. */
export class Gateway {
  mended = false;

  private constructor(private readonly server: Server) {}

  static async start(): Promise<Gateway> {
    const server = createServer((request, response) => {
      const paymentId = decodeURIComponent(request.url?.split('/').at(-1) ?? '');
      const orderId = paymentId.replace(/^P-/, '');
      const proof = { paymentId, orderId, status: 'paid', amount: 9_800 };
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify(gateway.mended ? proof : { poem: 'of money' }));
    });
    const gateway = new Gateway(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return gateway;
  }

  get address(): string {
    return `http://127.0.0.1:${(this.server.address() as { port: number }).port}`;
  }

  stop(): Promise<unknown> {
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(resolve));
  }
}
