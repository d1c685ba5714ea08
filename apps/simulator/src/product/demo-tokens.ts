import { request } from 'undici';
import { ProductProblem } from './product-problem.js';

interface Issued {
  readonly token: string;
  /** ms since the epoch. */
  readonly expiresAt: number;
}

const RENEW_BEFORE_MS = 30_000;

/** Bearer tokens of demo users, fetched once each and again shortly before they expire. */
export class DemoTokens {
  private readonly issued = new Map<string, Issued>();
  private readonly fetching = new Map<string, Promise<Issued>>();

  /** @param issuerUrl where `POST /demo/tokens` answers: loopback, standalone or a development cluster only */
  constructor(private readonly issuerUrl: string) {}

  /** @param user such as `buyer:B0001`, `merchant:M01`, `ops`, `service:shop` */
  async of(user: string): Promise<string> {
    const known = this.issued.get(user);
    if (known && known.expiresAt - RENEW_BEFORE_MS > Date.now()) return known.token;
    // Whoever asks meanwhile waits for the same answer.
    const fetching = this.fetching.get(user) ?? this.fetch(user).finally(() => this.fetching.delete(user));
    this.fetching.set(user, fetching);
    const issued = await fetching;
    this.issued.set(user, issued);
    return issued.token;
  }

  private async fetch(user: string): Promise<Issued> {
    const { statusCode, body } = await request(`${this.issuerUrl}/demo/tokens`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ user }),
    });
    const answer = (await body.json()) as { token: string; expiresAt: string | number };
    if (statusCode >= 300) throw ProductProblem.of(statusCode, answer);
    const expiresAt = typeof answer.expiresAt === 'number' ? answer.expiresAt : Date.parse(answer.expiresAt);
    return { token: answer.token, expiresAt };
  }
}
