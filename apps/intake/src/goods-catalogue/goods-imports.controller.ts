import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiProblems, CurrentUser, LargeBodies, Roles, type Principal } from '@bujiao/platform';
import { GoodsCheckDto, GoodsFileDto, ImportGoodsDto } from './goods-changes.dto.js';
import { goodsRefused, GoodsImports, type GoodsCheckView } from './goods-imports.service.js';

/** Files of goods, for who sets the prices. */
@ApiTags('goods')
@ApiBearerAuth()
@Roles('ops')
@Controller('goods-imports')
export class GoodsImportsController {
  constructor(private readonly imports: GoodsImports) {}

  @Post('check')
  @HttpCode(200)
  @LargeBodies()
  @ApiOperation({
    summary: 'Check a file of goods by line, and compare it with the catalogue; changes nothing',
  })
  @ApiOkResponse({ type: GoodsCheckDto })
  check(@Body() { text }: GoodsFileDto): Promise<GoodsCheckView> {
    return this.imports.check(text);
  }

  @Post()
  @HttpCode(200)
  @LargeBodies()
  @ApiOperation({
    summary: 'Set prices and alternatives from a file, all of it or nothing. Idempotent',
    description:
      'Replaces the goods that the file names; others stay as they are. Where goods have no `alternatives`, their list stays. Holds from now on; a request that was made before keeps its price.',
  })
  @ApiOkResponse({ type: GoodsCheckDto })
  @ApiProblems(goodsRefused([]))
  import(@Body() { text, because }: ImportGoodsDto, @CurrentUser() user: Principal): Promise<GoodsCheckView> {
    return this.imports.import(text, because, user);
  }
}
