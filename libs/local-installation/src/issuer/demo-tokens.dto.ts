import { ApiProperty } from '@nestjs/swagger';
import type { IssuedToken } from './local-issuer.js';

export class IssuedTokenDto implements IssuedToken {
  @ApiProperty({ description: 'Send it as `Authorization: Bearer …`.' })
  readonly token: string;

  @ApiProperty({ format: 'date-time' })
  readonly expiresAt: string;
}

class PublicKeyDto {
  @ApiProperty({ example: 'OKP' }) readonly kty: string;
  @ApiProperty() readonly kid: string;
  @ApiProperty({ example: 'EdDSA' }) readonly alg: string;
  @ApiProperty({ example: 'sig' }) readonly use: string;
  @ApiProperty({ example: 'Ed25519' }) readonly crv: string;
  @ApiProperty() readonly x: string;
}

export class PublicKeysDto {
  @ApiProperty({ type: [PublicKeyDto] }) readonly keys: readonly PublicKeyDto[];
}
