import { Catch, type RpcExceptionFilter } from '@nestjs/common';
import { throwError, type Observable } from 'rxjs';

/**
 * Nest turns what a handler throws into "Internal server error" before a transport sees it. Retries and dead letters live by
 * the error itself, its `code` and its `retryable`: so it is passed on as it was thrown.
 */
@Catch()
export class ErrorAsThrown implements RpcExceptionFilter {
  catch(error: unknown): Observable<never> {
    return throwError(() => error);
  }
}
