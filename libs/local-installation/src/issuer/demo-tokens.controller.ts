import { Body, Controller, Get, Header, HttpCode, Post, Req } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { ApiProblems, forbidden, Public, type Problem } from '@bujiao/platform';
import { IsString, MaxLength } from 'class-validator';
import type { FastifyRequest } from 'fastify';
import type { JSONWebKeySet } from 'jose';
import { DEMO_USER } from './demo-user.js';
import { IssuedTokenDto, PublicKeysDto } from './demo-tokens.dto.js';
import { issueDemoToken, notFromHere } from './demo-tokens.js';
import type { IssuedToken, LocalIssuer } from './local-issuer.js';

export class DemoTokenRequest {
  @ApiProperty({
    example: 'buyer:B0001',
    pattern: DEMO_USER.source,
    description: 'buyer:<id>, merchant:<id>, reviewer, finance, after-sales, ops or service:<name>',
  })
  @IsString()
  @MaxLength(100)
  user: string;
}

/** The issuer of demo tokens, or why there is none. */
export abstract class DemoIssuer {
  abstract readonly issuer: LocalIssuer | undefined;
  /** Why there is no issuer; a sentence. */
  abstract readonly reason: string;
}

/** Tokens for callers on this machine. */
@ApiTags('demo')
@Public()
@Controller()
export class DemoTokensController {
  constructor(private readonly demo: DemoIssuer) {}

  @Get('.well-known/jwks.json')
  @ApiOperation({ summary: 'The public keys of the local token issuer' })
  @ApiOkResponse({ type: PublicKeysDto })
  keys(): JSONWebKeySet {
    return this.demo.issuer?.publicKeys ?? { keys: [] };
  }

  @Post('demo/tokens')
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  @ApiOperation({ summary: 'A bearer token for a demo user; to callers on this machine only' })
  @ApiOkResponse({ type: IssuedTokenDto })
  @ApiProblems(notFromHere(), demoTokensOff('Tokens come from the issuer that is configured.'))
  issue(@Body() { user }: DemoTokenRequest, @Req() request: FastifyRequest): Promise<IssuedToken> {
    const { issuer, reason } = this.demo;
    if (!issuer) throw demoTokensOff(reason);
    return issueDemoToken(issuer, user, request);
  }
}

function demoTokensOff(reason: string): Problem {
  return forbidden('demo-tokens-off', reason);
}
