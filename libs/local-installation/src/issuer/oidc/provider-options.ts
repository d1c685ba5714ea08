import { createHash } from 'node:crypto';
import type { JWK } from 'jose';
import type { ClientMetadata, Configuration, Provider } from 'oidc-provider';
import { demoPerson } from './demo-people.js';
import type { MemoryStorage } from './memory-storage.js';

export const CONSOLE_CLIENT = 'bujiao-console';
/** The API, as the resource of a token. */
export const API_RESOURCE = 'urn:bujiao:api';

/** What the product demands of a token; see `AUTH_ISSUER` and `AUTH_AUDIENCE`. */
export interface TokenDemands {
  readonly issuer: string;
  readonly audience: string;
}

export interface ProviderSettings {
  /** The origin that was opened, e.g. `http://localhost:4000`: sign-in stays on it. */
  readonly origin: string;
  readonly privateKey: JWK & { readonly kid: string };
  readonly tokens: TokenDemands;
  readonly storage: MemoryStorage;
}

const HOUR = 3600;

export function providerOptions(settings: ProviderSettings): Configuration {
  const { privateKey, tokens, storage } = settings;
  return {
    adapter: (model) => storage.adapterFor(model),
    jwks: { keys: [{ ...privateKey, alg: 'EdDSA', use: 'sig' }] },
    cookies: cookiesSignedBy(privateKey),
    clients: [consoleClient(settings)],
    enabledJWA: { idTokenSigningAlgValues: ['EdDSA'] },
    claims: { openid: ['sub', 'roles', 'name', 'name#en'] },
    // The console asks for its person's name with the token itself, not once more at /userinfo.
    conformIdTokenClaims: false,
    findAccount: (_ctx, sub) => {
      const person = demoPerson(sub);
      return person && { accountId: sub, claims: () => claimsOf(sub) };
    },
    extraTokenClaims: (_ctx, token) =>
      'accountId' in token ? { roles: [...(demoPerson(token.accountId)?.roles ?? [])] } : undefined,
    // The product knows one issuer, whatever the origin that was opened.
    formats: { customizers: { jwt: (_ctx, _token, { payload }) => void (payload['iss'] = tokens.issuer) } },
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: { enabled: false },
      userinfo: { enabled: false },
      resourceIndicators: tokensForTheApi(tokens),
    },
    pkce: { required: () => true },
    responseTypes: ['code'],
    clientAuthMethods: ['none'],
    interactions: { url: (_ctx, { uid }) => `/sign-in/${uid}` },
    loadExistingGrant: grantAtOnce,
    issueRefreshToken: () => true,
    rotateRefreshToken: true,
    renderError: (ctx, out) => {
      ctx.type = 'application/problem+json';
      ctx.body = JSON.stringify({ status: ctx.status, code: out.error, detail: out.error_description });
    },
    routes: { authorization: '/oidc/auth', token: '/oidc/token', jwks: '/oidc/jwks' },
    ttl: LIFETIMES,
  };
}

const LIFETIMES = {
  AccessToken: HOUR,
  AuthorizationCode: 60,
  Grant: 12 * HOUR,
  IdToken: HOUR,
  Interaction: HOUR,
  RefreshToken: 12 * HOUR,
  Session: 12 * HOUR,
};

const consoleClient = ({ origin }: ProviderSettings): ClientMetadata => ({
  client_id: CONSOLE_CLIENT,
  token_endpoint_auth_method: 'none',
  grant_types: ['authorization_code', 'refresh_token'],
  response_types: ['code'],
  redirect_uris: [`${origin}/signed-in`],
  id_token_signed_response_alg: 'EdDSA',
});

/** Signed tokens that carry the product's own audience, so that no service has to ask the issuer about them. */
const tokensForTheApi = ({ audience }: TokenDemands) => ({
  enabled: true,
  defaultResource: () => API_RESOURCE,
  useGrantedResource: () => true,
  getResourceServerInfo: () => ({
    scope: 'openid',
    audience,
    accessTokenFormat: 'jwt' as const,
    accessTokenTTL: HOUR,
    jwt: { sign: { alg: 'EdDSA' as const } },
  }),
});

function claimsOf(sub: string): { sub: string; roles?: string[]; name?: string; 'name#en'?: string } {
  const person = demoPerson(sub);
  if (!person) return { sub };
  return { sub, roles: [...person.roles], name: person.name.zh, 'name#en': person.name.en };
}

/** The same after a restart, and not the signing key itself. */
const cookiesSignedBy = (key: JWK): Configuration['cookies'] => ({
  keys: [createHash('sha256').update(`cookies of the sign-in\n${key.d}`).digest('base64url')],
  long: { sameSite: 'lax', httpOnly: true },
  short: { sameSite: 'lax', httpOnly: true },
});

/** The product's own console needs no consent page. */
const grantAtOnce: NonNullable<Configuration['loadExistingGrant']> = async (ctx) => {
  const { client, session, provider } = ctx.oidc as typeof ctx.oidc & { provider: Provider };
  const { accountId } = session ?? {};
  if (!client || !accountId) return undefined;
  const grant = new provider.Grant({ clientId: client.clientId, accountId });
  grant.addOIDCScope('openid');
  grant.addResourceScope(API_RESOURCE, 'openid');
  await grant.save();
  return grant;
};
