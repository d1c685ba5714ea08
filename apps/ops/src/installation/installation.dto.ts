import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { InstallationView, SchemaView } from './installation.service.js';
import type { TopicView } from './judge-topics.js';
import { COUNT } from '../count.schema.js';

class DatabaseDto {
  @ApiProperty(COUNT) readonly bytes: number;
  @ApiPropertyOptional({ ...COUNT, description: 'Absent where its disk is on another machine.' })
  readonly diskFreeBytes?: number;
  @ApiProperty({ type: 'number', minimum: 0, description: '0 where no transaction is open.' })
  readonly oldestTransactionSeconds: number;
}

class SchemaDto implements SchemaView {
  @ApiProperty({ example: 'event_bus' }) readonly schema: string;
  @ApiProperty({ description: 'False: its tables are those of another version of the product.' })
  readonly current: boolean;
}

class TopicDto implements TopicView {
  @ApiProperty({ example: 'shop.orders' }) readonly topic: string;
  @ApiProperty(COUNT) readonly partitions: number;
  @ApiPropertyOptional({ description: 'What is wrong with it; absent where nothing is.' })
  readonly problem?: string;
}

export class InstallationDto implements InstallationView {
  @ApiProperty({ type: DatabaseDto }) readonly database: DatabaseDto;
  @ApiProperty({ type: [SchemaDto] }) readonly schemas: readonly SchemaDto[];
  @ApiProperty({ type: [TopicDto], description: 'Empty on the embedded bus.' })
  readonly topics: readonly TopicDto[];
}
