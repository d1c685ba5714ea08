import { Injectable, type PipeTransform } from '@nestjs/common';
import { orderNotFound } from './ownership.js';

/** The ids that intake accepts. */
const ORDER_ID = /^[A-Za-z0-9][A-Za-z0-9._:-]{0,63}$/;

/**
 * For `@Param('orderId', OrderIdPipe)`. Answers 404 for an impossible id before any query: a NUL in it would fail the query, and with
 * it other queries of the same batch.
 */
@Injectable()
export class OrderIdPipe implements PipeTransform<string, string> {
  transform(orderId: string): string {
    if (!ORDER_ID.test(orderId)) throw orderNotFound();
    return orderId;
  }
}
