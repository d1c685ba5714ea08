import { RawHttpConnection, type RawResponse } from './raw-http-connection.js';

/** Some connections to one address; each request goes to the one with the fewest in flight. Broken ones are replaced. */
export class RawHttpPool {
  private readonly connections: (RawHttpConnection | undefined)[];
  private readonly url: URL;

  constructor(url: string, connections: number) {
    this.url = new URL(url);
    this.connections = new Array<RawHttpConnection | undefined>(connections).fill(undefined);
  }

  /** What every request to this address carries in its `host` header. */
  get host(): string {
    return this.url.host;
  }

  send(request: Buffer, wantsBody = false): Promise<RawResponse> {
    return this.leastBusy().send(request, wantsBody);
  }

  close(): void {
    for (const connection of this.connections) connection?.close();
  }

  private leastBusy(): RawHttpConnection {
    let best = this.connectionAt(0);
    for (let i = 1; i < this.connections.length && best.inFlight > 0; i += 1) {
      const connection = this.connectionAt(i);
      if (connection.inFlight < best.inFlight) best = connection;
    }
    return best;
  }

  /** Opened when it is first needed, and again after it broke. */
  private connectionAt(i: number): RawHttpConnection {
    const known = this.connections[i];
    if (known && !known.isBroken) return known;
    return (this.connections[i] = this.open());
  }

  private open(): RawHttpConnection {
    return new RawHttpConnection(this.url.hostname, Number(this.url.port || 80));
  }
}

export interface RequestParts {
  readonly host: string;
  readonly path: string;
  readonly token: string;
  readonly body: string;
  /** @default application/json */
  readonly contentType?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A GET as it goes over the wire. */
export const getRequest = ({ host, path, token }: Pick<RequestParts, 'host' | 'path' | 'token'>): Buffer =>
  Buffer.from(`GET ${path} HTTP/1.1\r\nhost: ${host}\r\nauthorization: Bearer ${token}\r\n\r\n`);

/** A POST as it goes over the wire. */
export function postRequest({
  host,
  path,
  token,
  body,
  contentType = 'application/json',
  headers = {},
}: RequestParts): Buffer {
  const more = Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('');
  return Buffer.from(
    `POST ${path} HTTP/1.1\r\nhost: ${host}\r\nauthorization: Bearer ${token}\r\ncontent-type: ${contentType}\r\n` +
      `content-length: ${Buffer.byteLength(body)}\r\n${more}\r\n${body}`,
  );
}
