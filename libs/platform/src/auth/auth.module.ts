import { Module, type DynamicModule } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { createRemoteJWKSet, type JWTVerifyGetKey } from 'jose';
import type { Config } from '../config/index.js';
import { AuthGuard } from './auth.guard.js';
import { TokenVerifier } from './token-verifier.js';

@Module({})
export class AuthModule {
  /** @param keys the issuer's keys, where they are at hand; @default fetched from `AUTH_JWKS_URL` and refreshed */
  static forRoot({ authIssuer, authAudience, authJwksUrl }: Config, keys?: JWTVerifyGetKey): DynamicModule {
    const verifier = new TokenVerifier({
      keys: keys ?? createRemoteJWKSet(new URL(authJwksUrl)),
      issuer: authIssuer,
      audience: authAudience,
    });
    return {
      module: AuthModule,
      providers: [
        { provide: TokenVerifier, useValue: verifier },
        { provide: APP_GUARD, useClass: AuthGuard },
      ],
      exports: [TokenVerifier],
    };
  }
}
