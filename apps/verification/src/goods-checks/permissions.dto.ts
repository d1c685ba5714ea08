import { IfGiven } from '@bujiao/platform';
import { ApiProperty } from '@nestjs/swagger';
import { Matches } from 'class-validator';
import type { PermissionCodeView, PermissionView } from './permissions.service.js';

const MOMENT = { type: 'string', format: 'date-time' } as const;

export class ConfirmPermissionDto {
  /** The code that the buyer received. Absent: the click of a buyer who is signed in. */
  @ApiProperty({ required: false, example: '042917', pattern: '^[0-9]{6}$' })
  @IfGiven()
  @Matches(/^[0-9]{6}$/, { message: 'a code has six digits' })
  code?: string;
}

export class PermissionDto implements PermissionView {
  @ApiProperty() readonly confirmed: boolean;
  @ApiProperty({ ...MOMENT, description: 'Until when it can be confirmed.' }) readonly expiresAt: string;
  @ApiProperty({ type: 'integer', description: 'Notices that were sent.' }) readonly sends: number;
}

export class PermissionCodeDto implements PermissionCodeView {
  @ApiProperty({ example: '042917' }) readonly code: string;
  @ApiProperty(MOMENT) readonly expiresAt: string;
}
