import type { SupplierAnswer } from './supplier.port.js';

/** Connection errors that come before anything was sent. */
const NEVER_SENT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT']);

/** What a call over HTTP that threw came to. Only what surely never left is not sent; everything else may have been carried out. */
export function afterFailure(error: unknown): SupplierAnswer {
  const code = ((error as { cause?: { code?: unknown } }).cause ?? {}).code;
  if (typeof code === 'string' && NEVER_SENT.has(code))
    return { outcome: 'not-sent', code: 'supplier-unreachable', retryable: true };
  const timedOut = (error as { name?: unknown }).name === 'TimeoutError';
  return { outcome: 'unknown', code: timedOut ? 'timed-out' : 'connection-broken' };
}
