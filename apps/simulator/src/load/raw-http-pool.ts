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
    let best = 0;
    for (let i = 0; i < this.connections.length; i += 1) {
      const connection = this.connections[i];
      if (!connection || connection.isBroken) return (this.connections[i] = this.open());
      if (connection.inFlight === 0) return connection;
      if (connection.inFlight < (this.connections[best]?.inFlight ?? 0)) best = i;
    }
    return this.connections[best] ?? this.open();
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

/** A POST as it goes over the wire. */
export function postRequest({ host, path, token, body, contentType = 'application/json', headers = {} }: RequestParts): Buffer {
  const more = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`).join('');
  return Buffer.from(
    `POST ${path} HTTP/1.1\r\nhost: ${host}\r\nauthorization: Bearer ${token}\r\ncontent-type: ${contentType}\r\n` +
      `content-length: ${Buffer.byteLength(body)}\r\n${more}\r\n${body}`,
  );
}
