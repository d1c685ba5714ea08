import { CALLBACK, Oidc, type Tokens } from './oidc.js';
import type { Settings } from './settings.js';

export const ROLES = ['buyer', 'merchant', 'reviewer', 'finance', 'after-sales', 'ops'] as const;
export type Role = (typeof ROLES)[number];

export interface Person {
  readonly id: string;
  readonly roles: readonly Role[];
  readonly name: { readonly zh: string; readonly en: string };
}

const EARLY_MS = 30_000;

/** Who uses this tab. The tokens live in this object alone: a reload signs in anew, without a question while the issuer knows us. */
export class Session {
  private renewing: Promise<string> | undefined;

  private constructor(
    private readonly oidc: Oidc,
    readonly settings: Settings,
    private tokens: Tokens,
  ) {}

  /** Resolves signed in; otherwise the browser leaves for the issuer, and it never resolves. */
  static async open(settings: Settings): Promise<Session> {
    const oidc = new Oidc(settings);
    if (location.pathname !== CALLBACK) return oidc.begin(location.pathname + location.search);
    const completed = await oidc.complete();
    if (!completed) return oidc.begin('/');
    // The code is spent, and the address is what the person asked for.
    history.replaceState(null, '', completed.returnTo);
    return new Session(oidc, settings, completed.tokens);
  }

  /** Of somebody who opened a link: for one order, and not renewed. Everything else asks to sign in. */
  static ofLink(settings: Settings, token: { readonly token: string; readonly expiresAt: string }): Session {
    const tokens = { accessToken: token.token, expiresAt: Date.parse(token.expiresAt), name: {} };
    return new Session(new Oidc(settings), settings, tokens);
  }

  /** The one order that the session is for; undefined where a person signed in. */
  get onlyOrder(): string | undefined {
    const { order } = payloadOf(this.tokens.accessToken);
    return typeof order === 'string' ? order : undefined;
  }

  get person(): Person {
    const { sub = '', roles } = payloadOf(this.tokens.accessToken);
    const { zh = sub, en = sub } = this.tokens.name;
    const named: readonly unknown[] = Array.isArray(roles) ? roles : [];
    // In the token's order: the first is the one that a person begins with.
    const known = named.filter((role): role is Role => ROLES.some((one) => one === role));
    return { id: sub, roles: known, name: { zh, en } };
  }

  /** A token that lasts a little longer; `renewed` where the last one was refused. */
  accessToken(renewed = false): Promise<string> {
    const { accessToken, expiresAt } = this.tokens;
    if (!renewed && Date.now() < expiresAt - EARLY_MS) return Promise.resolve(accessToken);
    this.renewing ??= this.renew().finally(() => (this.renewing = undefined));
    return this.renewing;
  }

  /** Signs in as somebody else, who then sees `returnTo`. */
  change(returnTo = '/'): Promise<never> {
    return this.oidc.begin(returnTo, true);
  }

  private async renew(): Promise<string> {
    const { refreshToken } = this.tokens;
    try {
      if (!refreshToken) throw new Error('the issuer gave no refresh token');
      this.tokens = await this.oidc.refresh(refreshToken);
      return this.tokens.accessToken;
    } catch {
      return this.oidc.begin(location.pathname + location.search);
    }
  }
}

interface Payload {
  readonly sub?: string;
  readonly roles?: unknown;
  readonly order?: unknown;
}

/** As the product will read it; the product alone judges whether it is genuine. */
function payloadOf(token: string): Payload {
  const part = token.split('.')[1] ?? '';
  const bytes = Uint8Array.from(atob(part.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0));
  return JSON.parse(new TextDecoder().decode(bytes)) as Payload;
}
