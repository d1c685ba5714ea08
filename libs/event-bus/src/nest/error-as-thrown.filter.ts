import { Catch, type RpcExceptionFilter } from '@nestjs/common';
import { throwError, type Observable } from 'rxjs';

/**
 * Nest replaces an error of a handler by "Internal server error" before the transport sees it. Retries and dead letters need its
 * `code` and `retryable`, so it is passed on unchanged.
 */
@Catch()
export class ErrorAsThrown implements RpcExceptionFilter {
  catch(error: unknown): Observable<never> {
    return throwError(() => error);
  }
}
