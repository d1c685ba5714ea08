import { Body, Controller, Get, Header, HttpCode, Post, Req } from '@nestjs/common';
import { ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { forbidden, invalidRequest, Public } from '@bujiao/platform';
import { IsString, MaxLength } from 'class-validator';
import type { FastifyRequest } from 'fastify';
import type { JSONWebKeySet } from 'jose';
import { demoUser } from './demo-user.js';
import { LocalIssuer, type IssuedToken } from './local-issuer.js';

export class DemoTokenRequest {
  @ApiProperty({ example: 'buyer:B0001', description: 'buyer:<id>, merchant:<id>, reviewer, finance, after-sales, ops or service:<name>' })
  @IsString()
  @MaxLength(100)
  user: string;
}

const LOOPBACK_ADDRESS = /^(127\.|::1$|::ffff:127\.)/;
const LOOPBACK_NAME = /^(localhost|127(\.\d+){3}|\[::1\])(:\d+)?$/;

/** Tokens for whoever sits at this machine. */
@ApiTags('demo')
@Public()
@Controller()
export class DemoTokensController {
  constructor(private readonly issuer: LocalIssuer) {}

  @Get('.well-known/jwks.json')
  @ApiOperation({ summary: 'The public keys of the local token issuer' })
  keys(): JSONWebKeySet {
    return this.issuer.publicKeys;
  }

  @Post('demo/tokens')
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  @ApiOperation({ summary: 'A bearer token for a demo user; to callers on this machine only' })
  async issue(@Body() { user }: DemoTokenRequest, @Req() request: FastifyRequest): Promise<IssuedToken> {
    if (!comesFromThisMachine(request)) throw forbidden('not-from-here', 'Demo tokens are given to callers on this machine only.');
    const known = demoUser(user);
    if (!known) throw invalidRequest([{ field: 'user', message: 'must be like buyer:B0001, merchant:M01, ops or service:shop' }]);
    return this.issuer.issue(known.subject, [known.role]);
  }
}

/** Not through a proxy, and not by a web page whose name was made to point here. */
function comesFromThisMachine({ ip, headers }: FastifyRequest): boolean {
  return LOOPBACK_ADDRESS.test(ip) && LOOPBACK_NAME.test(headers.host ?? '') && headers['x-forwarded-for'] === undefined && headers.forwarded === undefined;
}
