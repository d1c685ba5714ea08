import type { Role } from '@bujiao/contracts';
import {
  createLocalJWKSet,
  exportJWK,
  generateKeyPair,
  SignJWT,
  type CryptoKey,
  type JWTVerifyGetKey,
} from 'jose';

export const ISSUER = 'urn:bujiao:end-to-end';
export const AUDIENCE = 'bujiao';

export interface TokenOptions {
  readonly issuer?: string;
  readonly audience?: string;
  /** Relative to now, as `1h` or `-1h`. @default 1h */
  readonly expires?: string;
}

/** Issues tokens that one product accepts; of another instance it accepts none. */
export class Tokens {
  private constructor(
    private readonly privateKey: CryptoKey,
    readonly keys: JWTVerifyGetKey,
  ) {}

  static async create(): Promise<Tokens> {
    const { publicKey, privateKey } = await generateKeyPair('EdDSA');
    const jwk = { ...(await exportJWK(publicKey)), alg: 'EdDSA', kid: 'end-to-end' };
    return new Tokens(privateKey, createLocalJWKSet({ keys: [jwk] }));
  }

  issue(
    subject: string,
    roles: readonly Role[],
    { issuer = ISSUER, audience = AUDIENCE, expires = '1h' }: TokenOptions = {},
  ): Promise<string> {
    return new SignJWT({ roles })
      .setProtectedHeader({ alg: 'EdDSA', kid: 'end-to-end' })
      .setSubject(subject)
      .setIssuer(issuer)
      .setAudience(audience)
      .setIssuedAt()
      .setExpirationTime(expires)
      .sign(this.privateKey);
  }
}
