import { createServer, connect, type AddressInfo, type Server, type Socket } from 'node:net';

/** Stands between a client and its server, and breaks lines on demand. */
export class TcpProxy {
  private readonly lines = new Set<Socket>();
  private readonly silent = new WeakSet<Socket>();
  private readonly hears: ((request: Buffer) => void)[] = [];
  private swallow: ((request: Buffer) => boolean) | undefined;
  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  static async before(target: string): Promise<TcpProxy> {
    const to = new URL(target);
    const server = createServer((client) => proxy.join(client, connect(Number(to.port), to.hostname)));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = new URL(target);
    url.host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
    const proxy = new TcpProxy(server, url.href);
    return proxy;
  }

  /** Lets the next request through that holds `text`, and cuts the line when the server has answered it. */
  loseAnswerTo(text: string): void {
    this.swallow = (request) => request.includes(text);
  }

  /** How many requests from now on hold `text`: to be asked at any time. */
  count(text: string): () => number {
    let requests = 0;
    this.hears.push((request) => void (request.includes(text) && (requests += 1)));
    return () => requests;
  }

  /** How many requests come from now on: to be asked at any time. */
  requests(): () => number {
    return this.count('');
  }

  /** Lines of now stay open and carry nothing any more, as after the loss of the server's machine. Later ones work. */
  silenceAll(): void {
    for (const line of this.lines) this.silent.add(line);
  }

  cutAll(): void {
    for (const line of this.lines) line.destroy();
  }

  async close(): Promise<void> {
    this.cutAll();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private join(client: Socket, server: Socket): void {
    let lost = false;
    const cut = () => [client, server].forEach((line) => (line.destroy(), this.lines.delete(line)));
    for (const line of [client, server]) {
      this.lines.add(line);
      line.on('error', cut).on('close', cut);
    }
    client.on('data', (request) => {
      if (this.silent.has(client)) return;
      for (const hear of this.hears) hear(request);
      if (this.swallow?.(request)) {
        lost = true;
        this.swallow = undefined;
      }
      server.write(request);
    });
    server.on('data', (answer) => {
      if (lost) cut();
      else if (!this.silent.has(server)) client.write(answer);
    });
  }
}
