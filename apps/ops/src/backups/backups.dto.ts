import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { COUNT } from '../count.schema.js';
import type { BackupView } from './store-backups.port.js';

export class BackupDto implements BackupView {
  @ApiProperty({ example: 'r-1f0a8c55', description: 'Of its folder; the job that made it.' })
  readonly name: string;
  @ApiProperty({ format: 'date-time' }) readonly madeAt: string;
  @ApiProperty() readonly by: string;
  @ApiProperty({ example: 'before the upgrade' }) readonly because: string;
  @ApiProperty(COUNT) readonly bytes: number;
  @ApiPropertyOptional({
    ...COUNT,
    description: 'Events of the store when the copying began; the copy holds at least so many.',
  })
  readonly events?: number;
}

export class BackupsDto {
  @ApiProperty({ description: 'Where they are, on the machine of the server.' }) readonly folder: string;
  @ApiProperty({ type: [BackupDto], description: 'Newest first.' }) readonly backups: readonly BackupDto[];
}
