import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsOptional, Matches } from 'class-validator';
import { BENCH_WAYS, type BenchWay } from './bench-orders.js';
import { SUPPLIER_MODES, type SupplierMode } from './bench-world.js';

const ID = /^[\w.:-]{1,64}$/;
const COUNT = { type: 'integer', minimum: 0 } as const;

export class BenchOrderDto {
  @ApiProperty({ enum: BENCH_WAYS, enumName: 'BenchWay', description: 'What goes wrong' })
  @IsIn(BENCH_WAYS)
  way: BenchWay;

  @ApiProperty({ example: 'B0001' })
  @Matches(ID)
  buyerId: string;

  @ApiProperty({ required: false, description: 'Whether cards for it are put into stock. Absent: yes' })
  @IsOptional()
  @IsBoolean()
  stocked?: boolean;
}

export class BenchPlacedDto {
  @ApiProperty({ example: 'BENCH0A1B2C3D' }) readonly orderId: string;
  @ApiProperty() readonly goodsId: string;
  @ApiProperty(COUNT) readonly quantity: number;
  @ApiPropertyOptional({ description: 'Link of the offer, as the shop sends it to the buyer.' })
  readonly offerPath?: string;
}

export class BenchSupplierDto {
  @ApiProperty({ enum: SUPPLIER_MODES, enumName: 'SupplierMode' })
  @IsIn(SUPPLIER_MODES)
  mode: SupplierMode;
}

export class BenchEmptyDto {
  @ApiProperty({ example: 'bench-steam-100' })
  @Matches(ID)
  goodsId: string;
}

export class BenchEmptiedDto {
  @ApiProperty({ ...COUNT, description: 'Cards that were voided.' }) readonly voided: number;
}

export class BenchTimerDto {
  @ApiProperty({ example: 'after_sales', description: 'As GET /timers names it' })
  @Matches(/^[a-z][a-z_]{0,40}$/)
  service: string;

  @ApiProperty({ example: 'confirm-receipt/45bf6ece-e3f9-8488-9372-c0658c33a9e7' })
  @Matches(/^[\w./:-]{1,200}$/)
  key: string;
}

export class BenchMovedDto {
  @ApiProperty({ ...COUNT, description: '0: it has fired already.' }) readonly moved: number;
}

class BenchGoodsDto {
  @ApiProperty() readonly goodsId: string;
  @ApiProperty() readonly name: string;
  @ApiProperty({ ...COUNT, description: 'Cards that can be delivered.' }) readonly available: number;
}

/** The bench as it stands. */
export class BenchDto {
  @ApiProperty({ enum: BENCH_WAYS, enumName: 'BenchWay', isArray: true }) readonly ways: readonly BenchWay[];
  @ApiProperty({ enum: SUPPLIER_MODES, enumName: 'SupplierMode' }) readonly supplier: SupplierMode;
  @ApiProperty({ type: BenchGoodsDto, description: 'What orders for cards are of.' })
  readonly stock: BenchGoodsDto;
}
