import { Module, type DynamicModule } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { createLocalJWKSet, createRemoteJWKSet, type JWTVerifyGetKey } from 'jose';
import { isConfigured, type Config } from '../config/index.js';
import { AuthGuard } from './auth.guard.js';
import { OrderSessions } from './order-session.js';
import { TokenVerifier, type TokenVerifierOptions } from './token-verifier.js';

@Module({})
export class AuthModule {
  /** @param keys the issuer's keys, if known locally; @default fetched from `AUTH_JWKS_URL` and refreshed */
  static forRoot(config: Config, keys?: JWTVerifyGetKey): DynamicModule {
    const { authIssuer, authAudience, authJwksUrl } = config;
    // Ops has no data key, and no route of a buyer.
    return AuthModule.with({
      ...(isConfigured(config, 'dataKey') && { orderSessions: new OrderSessions(config.dataKey) }),
      keys: keys ?? createRemoteJWKSet(new URL(authJwksUrl)),
      issuer: authIssuer,
      audience: authAudience,
    });
  }

  /** For a process with public routes only: it accepts no tokens and needs no issuer. */
  static closed(): DynamicModule {
    return AuthModule.with({ keys: createLocalJWKSet({ keys: [] }), issuer: '', audience: '' });
  }

  private static with(options: TokenVerifierOptions): DynamicModule {
    const verifier = new TokenVerifier(options);
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
