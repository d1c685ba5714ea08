import { StartRefused } from '@bujiao/local-installation';
import { LocalIssuer, refuseDemoTokens, type DemoIssuer } from '@bujiao/local-installation/issuer';
import type { Config, Environment, RefuseToken } from '@bujiao/platform';
import { createLocalJWKSet, type JWK, type JWTVerifyGetKey } from 'jose';

/** Whose tokens this instance takes. */
export interface Tokens {
  readonly demo: DemoIssuer;
  /** Undefined: those of the issuer that `AUTH_JWKS_URL` names. */
  readonly keys: JWTVerifyGetKey | undefined;
  readonly refuseToken: RefuseToken | undefined;
  /** Lines for the start's output. */
  readonly banner: readonly string[];
}

const given = (env: Environment, name: string): boolean => Boolean(env[name] ?? env[`${name}_FILE`]);

/**
 * The tokens of the issuer that `AUTH_ISSUER` and `AUTH_JWKS_URL` name; without one, demo tokens for callers on this machine, unless
 * `DEMO_TOKENS` is `off`. Never both. Throws {@link StartRefused} for half an issuer.
 */
export async function tokensOf(env: Environment, config: Config, issuerKey: JWK): Promise<Tokens> {
  const [issuer, keys] = [given(env, 'AUTH_ISSUER'), given(env, 'AUTH_JWKS_URL')];
  if (issuer !== keys)
    throw new StartRefused(
      `${issuer ? 'AUTH_JWKS_URL' : 'AUTH_ISSUER'} is missing: an issuer is named by AUTH_ISSUER and AUTH_JWKS_URL together.`,
    );
  if (issuer)
    return {
      demo: { issuer: undefined, reason: 'There are no demo tokens here: AUTH_ISSUER names an issuer.' },
      keys: undefined,
      refuseToken: undefined,
      banner: [`Tokens             of the issuer ${config.authIssuer}; no demo tokens`],
    };
  return config.demoTokens === 'off' ? noTokens() : demoTokens(config, issuerKey);
}

const noTokens = (): Tokens => ({
  demo: { issuer: undefined, reason: 'There are no demo tokens here: DEMO_TOKENS is off.' },
  keys: createLocalJWKSet({ keys: [] }),
  refuseToken: undefined,
  banner: [
    'Tokens             none are taken: DEMO_TOKENS is off and no issuer is named;',
    '                   name one with AUTH_ISSUER and AUTH_JWKS_URL',
  ],
});

async function demoTokens({ authIssuer, authAudience }: Config, privateKey: JWK): Promise<Tokens> {
  const issuer = await LocalIssuer.create({ privateKey, issuer: authIssuer, audience: authAudience });
  return {
    demo: { issuer, reason: '' },
    keys: issuer.keys,
    refuseToken: refuseDemoTokens,
    banner: [
      'Demo tokens        anybody on this machine gets any role, also ops; callers from elsewhere and through',
      '                   proxies get none. An invisible tunnel (ssh -L, a proxy that adds no header) cannot be',
      '                   noticed: before you open one, set DEMO_TOKENS=off, or AUTH_ISSUER and AUTH_JWKS_URL',
    ],
  };
}
