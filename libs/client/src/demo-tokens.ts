import { Transport, type TransportOptions } from './transport.js';

interface Issued {
  readonly token: string;
  /** ms since the epoch. */
  readonly expiresAt: number;
}

const RENEW_BEFORE_MS = 30_000;

/** Bearer tokens of demo users, fetched once each and again shortly before they expire. */
export class DemoTokens {
  private readonly transport: Transport;
  private readonly issued = new Map<string, Issued>();
  private readonly fetching = new Map<string, Promise<Issued>>();

  /** @param options `baseUrl`: where `POST /demo/tokens` answers; loopback, standalone or a development cluster only */
  constructor(options: TransportOptions | string) {
    this.transport = new Transport(typeof options === 'string' ? { baseUrl: options } : options);
  }

  /** @param user such as `buyer:B0001`, `merchant:M01`, `ops`, `service:shop` */
  async of(user: string): Promise<string> {
    const known = this.issued.get(user);
    if (known && known.expiresAt - RENEW_BEFORE_MS > Date.now()) return known.token;
    // Calls that come meanwhile wait for the same answer.
    const fetching = this.fetching.get(user) ?? this.fetch(user).finally(() => this.fetching.delete(user));
    this.fetching.set(user, fetching);
    const issued = await fetching;
    this.issued.set(user, issued);
    return issued.token;
  }

  private async fetch(user: string): Promise<Issued> {
    const { body } = await this.transport.send({ method: 'post', path: '/demo/tokens', body: { user } });
    const { token, expiresAt } = body as { readonly token: string; readonly expiresAt: string };
    return { token, expiresAt: Date.parse(expiresAt) };
  }
}
