import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { COUNT } from '../count.schema.js';
import type { BackupView, EvidenceOfBackup } from './store-backups.port.js';

const STORES = ['disk', 's3', 'none'] as const;

export class EvidenceOfBackupDto implements EvidenceOfBackup {
  @ApiProperty({
    enum: STORES,
    description: 'Where the installation kept it. Only evidence on `disk` is in the backup.',
  })
  readonly store: (typeof STORES)[number];
  @ApiPropertyOptional({ ...COUNT, description: 'In the backup.' }) readonly files?: number;
  @ApiPropertyOptional({
    ...COUNT,
    description: 'Kept, and not in the folder. Absent where none was missing.',
  })
  readonly missing?: number;
  @ApiPropertyOptional({ description: 'Where it lies instead, with `s3`.' }) readonly bucket?: string;
}

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
  @ApiPropertyOptional({
    type: EvidenceOfBackupDto,
    description: 'Evidence of buyers. Absent in a backup of a product that did not copy it.',
  })
  readonly evidence?: EvidenceOfBackupDto;
}

export class BackupsDto {
  @ApiProperty({ description: 'Where they are, on the machine of the server.' }) readonly folder: string;
  @ApiProperty({ type: [BackupDto], description: 'Newest first.' }) readonly backups: readonly BackupDto[];
}
