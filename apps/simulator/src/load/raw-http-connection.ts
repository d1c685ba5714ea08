import { connect, type Socket } from 'node:net';

export interface RawResponse {
  readonly status: number;
  /** Only where the request asked for it; reading bodies costs. */
  readonly body?: string;
}

interface Pending {
  readonly resolve: (response: RawResponse) => void;
  readonly reject: (error: Error) => void;
  readonly wantsBody: boolean;
}

const HEAD_END = Buffer.from('\r\n\r\n');
/** Answers with these never have a body, whatever their head says. */
const NO_CONTENT = 204;
const NOT_MODIFIED = 304;
const CONTENT_LENGTH = /\r\ncontent-length: *(\d+)/i;

/**
 * One keep-alive HTTP/1.1 connection that sends ready-made requests and reads as little of the answers as it can, so that a load
 * generator leaves the CPU to what it measures. Requests are pipelined; answers come in their order. Answers need a
 * `content-length`. A broken connection rejects what is in flight; it is not resent.
 */
export class RawHttpConnection {
  private readonly socket: Socket;
  private readonly pending: Pending[] = [];
  private received: Buffer = Buffer.alloc(0);
  private broken: Error | undefined;

  constructor(host: string, port: number) {
    this.socket = connect({ host, port, noDelay: true });
    this.socket.on('data', (chunk) => this.receive(chunk));
    this.socket.on('error', (error) => this.fail(error));
    this.socket.on('close', () => this.fail(new Error('the connection was closed')));
  }

  get inFlight(): number {
    return this.pending.length;
  }

  get isBroken(): boolean {
    return this.broken !== undefined;
  }

  /** @param request head and body, exactly as they go over the wire */
  send(request: Buffer, wantsBody = false): Promise<RawResponse> {
    if (this.broken) return Promise.reject(this.broken);
    return new Promise((resolve, reject) => {
      this.pending.push({ resolve, reject, wantsBody });
      this.socket.write(request);
    });
  }

  close(): void {
    this.socket.destroy();
  }

  private receive(chunk: Buffer): void {
    this.received = this.received.length === 0 ? chunk : Buffer.concat([this.received, chunk]);
    try {
      while (this.takeResponse());
    } catch (error) {
      this.fail(error as Error);
      this.socket.destroy();
    }
  }

  /** Hands the first answer in the buffer to whoever waits for it; false where it is not complete yet. */
  private takeResponse(): boolean {
    const headEnd = this.received.indexOf(HEAD_END);
    if (headEnd < 0) return false;
    const { status, length } = readHead(this.received.toString('latin1', 0, headEnd));
    const bodyStart = headEnd + HEAD_END.length;
    const end = bodyStart + length;
    if (this.received.length < end) return false;
    const waiting = this.pending.shift();
    if (!waiting) throw new Error('an answer that nobody asked for');
    waiting.resolve(
      waiting.wantsBody ? { status, body: this.received.toString('utf8', bodyStart, end) } : { status },
    );
    this.received = this.received.subarray(end);
    return true;
  }

  private fail(error: Error): void {
    this.broken ??= error;
    for (const { reject } of this.pending.splice(0)) reject(this.broken);
  }
}

function readHead(head: string): { status: number; length: number } {
  // "HTTP/1.1 202 …": the status is at 9.
  const status = Number(head.slice(9, 12));
  if (status === NO_CONTENT || status === NOT_MODIFIED) return { status, length: 0 };
  const length = CONTENT_LENGTH.exec(head)?.[1];
  if (length === undefined) throw new Error('an answer without content-length cannot be read');
  return { status, length: Number(length) };
}
