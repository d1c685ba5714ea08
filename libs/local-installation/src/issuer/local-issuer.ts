import type { Role } from '@bujiao/contracts';
import {
  calculateJwkThumbprint,
  createLocalJWKSet,
  importJWK,
  SignJWT,
  type CryptoKey,
  type JSONWebKeySet,
  type JWK,
  type JWTVerifyGetKey,
} from 'jose';

export interface LocalIssuerOptions {
  readonly privateKey: JWK;
  readonly issuer: string;
  readonly audience: string;
}

export interface IssuedToken {
  readonly token: string;
  /** ISO 8601. */
  readonly expiresAt: string;
}

const LIFETIME_MS = 12 * 3_600_000;

/** Signs tokens for demo users, so that a first look needs no identity provider. */
export class LocalIssuer {
  private constructor(
    private readonly options: LocalIssuerOptions,
    private readonly key: CryptoKey,
    readonly publicKeys: JSONWebKeySet,
  ) {}

  static async create(options: LocalIssuerOptions): Promise<LocalIssuer> {
    const { d: _, ...publicPart } = options.privateKey;
    const kid = await calculateJwkThumbprint(publicPart);
    const publicKey = { ...publicPart, kid, alg: 'EdDSA', use: 'sig' } as JSONWebKeySet['keys'][number];
    return new LocalIssuer(options, (await importJWK(options.privateKey, 'EdDSA')) as CryptoKey, {
      keys: [publicKey],
    });
  }

  /** For the sign-in of the console: it signs with the same key, and what the product demands of a token. */
  get signer(): { privateKey: JWK & { kid: string }; tokens: { issuer: string; audience: string } } {
    const { privateKey, issuer, audience } = this.options;
    return {
      privateKey: { ...privateKey, kid: this.publicKeys.keys[0]?.kid ?? '' },
      tokens: { issuer, audience },
    };
  }

  get keys(): JWTVerifyGetKey {
    return createLocalJWKSet(this.publicKeys);
  }

  async issue(subject: string, roles: readonly Role[]): Promise<IssuedToken> {
    const now = Date.now();
    const expires = now + LIFETIME_MS;
    const token = await new SignJWT({ roles })
      .setProtectedHeader({ alg: 'EdDSA', kid: this.publicKeys.keys[0]?.kid ?? '' })
      .setSubject(subject)
      .setIssuer(this.options.issuer)
      .setAudience(this.options.audience)
      .setIssuedAt(Math.floor(now / 1000))
      .setExpirationTime(Math.floor(expires / 1000))
      .sign(this.key);
    return { token, expiresAt: new Date(expires).toISOString() };
  }
}
