import { Injectable, type PipeTransform } from '@nestjs/common';
import { orderNotFound } from './ownership.js';

/** As intake takes them: no blanks, no slashes, bounded. */
const ORDER_ID = /^[A-Za-z0-9][A-Za-z0-9._:-]{0,63}$/;

/**
 * For `@Param('orderId', OrderIdPipe)`. What cannot be the id of an order is an unknown one, before any store is asked: a NUL in it
 * would fail the query, and with it those of others that share its round trip.
 */
@Injectable()
export class OrderIdPipe implements PipeTransform<string, string> {
  transform(orderId: string): string {
    if (!ORDER_ID.test(orderId)) throw orderNotFound();
    return orderId;
  }
}
