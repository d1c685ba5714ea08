import type { IncomingHttpHeaders } from 'node:http';

/** Who asks over HTTP, and how. */
export interface Caller {
  readonly ip: string;
  readonly headers: IncomingHttpHeaders;
}

const LOOPBACK_ADDRESS = /^(127\.|::1$|::ffff:127\.)/;
const LOOPBACK_NAME = /^(localhost|127(\.\d+){3}|\[::1\])(:\d+)?$/;

const OF_PROXIES = /^(forwarded$|via$|x-forwarded-|x-real-ip$)/;

/** Not through a proxy, and not by a web page whose name was made to point here. */
export function comesFromThisMachine({ ip, headers }: Caller): boolean {
  if (!LOOPBACK_ADDRESS.test(ip) || !LOOPBACK_NAME.test(headers.host ?? '')) return false;
  for (const name in headers) if (OF_PROXIES.test(name)) return false;
  return true;
}
