import { Injectable, type PipeTransform } from '@nestjs/common';
import { badRequest, type Problem } from '@bujiao/platform';

/** As orders name goods. */
const GOODS_ID = /^[A-Za-z0-9][A-Za-z0-9._:-]{0,63}$/;

export const invalidGoodsId = (): Problem =>
  badRequest(
    'invalid-goods-id',
    'A goods id is 1 to 64 of A-Z a-z 0-9 . _ : - and begins with a letter or digit.',
  );

/** For `@Param('goodsId', GoodsIdPipe)`: stock, prices and alternatives of goods that no order can name would never be used. */
@Injectable()
export class GoodsIdPipe implements PipeTransform<string, string> {
  transform(goodsId: string): string {
    if (!GOODS_ID.test(goodsId)) throw invalidGoodsId();
    return goodsId;
  }
}
