import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { MyRole } from './my-roles.service.js';

export class MyRoleDto implements MyRole {
  @ApiProperty({ example: 'mX3v0Zk2qTt8s1B4nQyPbA' }) readonly roleId: string;
  @ApiProperty({ example: '龙之旅 代充 100' }) readonly goodsName: string;
  @ApiProperty({ example: 'dra****026' }) readonly accountMasked: string;
  @ApiPropertyOptional({ example: '电信一区' }) readonly gameArea?: string;
  @ApiPropertyOptional({ example: '1024' }) readonly gameServer?: string;
  @ApiPropertyOptional({ example: '剑客小七' }) readonly gameRole?: string;
  @ApiProperty({ format: 'date-time' }) readonly boundAt: string;
  @ApiProperty({ description: 'The order by which it was bound.', example: 'SO20261123000017' })
  readonly orderId: string;
}
