import * as oauth from 'oauth4webapi';
import type { Settings } from './settings.js';

/** What has to outlive the way to the issuer and back; no token is among it. */
interface Pending {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  readonly returnTo: string;
}

export interface Tokens {
  readonly accessToken: string;
  readonly refreshToken?: string;
  /** Unix ms. */
  readonly expiresAt: number;
  readonly name: { readonly zh?: string; readonly en?: string };
}

const PENDING = 'sign-in';
export const CALLBACK = '/signed-in';

const redirectUri = (): string => `${location.origin}${CALLBACK}`;

/** The code flow with PKCE, by oauth4webapi. */
export class Oidc {
  private readonly client: oauth.Client;
  private server: Promise<oauth.AuthorizationServer> | undefined;

  constructor(private readonly settings: Settings) {
    this.client = { client_id: settings.clientId };
  }

  /** Leads the browser to the issuer; `chooseAgain` asks who it is even where somebody is signed in. */
  async begin(returnTo: string, chooseAgain = false): Promise<never> {
    const server = await this.discover();
    const verifier = oauth.generateRandomCodeVerifier();
    const pending: Pending = {
      state: oauth.generateRandomState(),
      nonce: oauth.generateRandomNonce(),
      verifier,
      returnTo,
    };
    sessionStorage.setItem(PENDING, JSON.stringify(pending));
    const address = new URL(server.authorization_endpoint ?? '');
    const parameters = {
      client_id: this.client.client_id,
      redirect_uri: redirectUri(),
      response_type: 'code',
      scope: 'openid',
      state: pending.state,
      nonce: pending.nonce,
      code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      ...(this.settings.resource && { resource: this.settings.resource }),
      ...(chooseAgain && { prompt: 'login' }),
    };
    for (const [name, value] of Object.entries(parameters)) address.searchParams.set(name, value);
    location.assign(address);
    return new Promise<never>(() => undefined);
  }

  /** Takes the issuer's answer out of the address. Undefined where it answers no sign-in of this tab. */
  async complete(): Promise<{ readonly tokens: Tokens; readonly returnTo: string } | undefined> {
    const kept = sessionStorage.getItem(PENDING);
    sessionStorage.removeItem(PENDING);
    if (!kept) return undefined;
    const { state, nonce, verifier, returnTo } = JSON.parse(kept) as Pending;
    const server = await this.discover();
    const answer = oauth.validateAuthResponse(server, this.client, new URL(location.href), state);
    const response = await oauth.authorizationCodeGrantRequest(
      server,
      this.client,
      oauth.None(),
      answer,
      redirectUri(),
      verifier,
      this.options(),
    );
    const result = await oauth.processAuthorizationCodeResponse(server, this.client, response, {
      expectedNonce: nonce,
      requireIdToken: true,
    });
    return { tokens: tokensOf(result), returnTo };
  }

  /** Throws where the issuer gives no more tokens without the person. */
  async refresh(refreshToken: string): Promise<Tokens> {
    const server = await this.discover();
    const response = await oauth.refreshTokenGrantRequest(
      server,
      this.client,
      oauth.None(),
      refreshToken,
      this.options(),
    );
    return tokensOf(await oauth.processRefreshTokenResponse(server, this.client, response), refreshToken);
  }

  private discover(): Promise<oauth.AuthorizationServer> {
    this.server ??= this.askIssuer();
    return this.server;
  }

  private async askIssuer(): Promise<oauth.AuthorizationServer> {
    const issuer = this.issuer();
    return oauth.processDiscoveryResponse(issuer, await oauth.discoveryRequest(issuer, this.options()));
  }

  private issuer(): URL {
    return new URL(this.settings.issuer ?? location.origin);
  }

  /** Plain HTTP is for a product on this machine. */
  private options(): { [oauth.allowInsecureRequests]: boolean } {
    return { [oauth.allowInsecureRequests]: this.issuer().protocol === 'http:' };
  }
}

function tokensOf(result: oauth.TokenEndpointResponse, earlier?: string): Tokens {
  const claims: Readonly<Record<string, unknown>> = oauth.getValidatedIdTokenClaims(result) ?? {};
  const refreshToken = result.refresh_token ?? earlier;
  const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
  const zh = textOf(claims['name']);
  return {
    accessToken: result.access_token,
    ...(refreshToken && { refreshToken }),
    expiresAt: Date.now() + (result.expires_in ?? 300) * 1000,
    name: { ...(zh && { zh, en: textOf(claims['name#en']) ?? zh }) },
  };
}
