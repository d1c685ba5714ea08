import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';

export interface ConsoleOptions {
  /** The built console: `index.html` and `assets/`. */
  readonly folder: string;
  /** Where people sign in. @default the origin that was opened */
  readonly oidcIssuer?: string;
  /** @default 'bujiao-console' */
  readonly clientId?: string;
  /** Asked for with the token, where the issuer wants to be told which API it is for. */
  readonly resource?: string;
  /** Whether the people to sign in as are the demo's. */
  readonly demo: boolean;
}

/**
 * Addresses that the pages have for themselves. The API lives at the root (`/orders/…`), so pages have prefixes that no route of
 * the API begins with, and only these are answered with the page: an unknown address of the API stays a 404 problem.
 */
export const PAGES: readonly string[] = [
  '/',
  '/buyer',
  '/buyer/*',
  '/desk',
  '/desk/*',
  '/o/:code',
  '/signed-in',
  '/sign-in/:uid',
];

/** Serves the console. False, with nothing registered, where it has not been built. */
export async function serveConsole(app: FastifyInstance, options: ConsoleOptions): Promise<boolean> {
  const index = join(options.folder, 'index.html');
  if (!existsSync(index)) return false;
  const policy = contentSecurityPolicy(options.oidcIssuer);
  await app.register(fastifyStatic, {
    root: join(options.folder, 'assets'),
    prefix: '/assets/',
    index: false,
    decorateReply: false,
    // Names carry the hash of the content.
    immutable: true,
    maxAge: '1y',
    preCompressed: true,
    setHeaders: (reply) => void reply.setHeader('x-content-type-options', 'nosniff'),
  });
  // Read each time: a new build may have been put in its place, and its assets have other names.
  const servePage = async (_request: unknown, reply: FastifyReply): Promise<FastifyReply> => {
    const page = await readFile(index);
    return reply.headers(pageHeaders(policy)).type('text/html; charset=utf-8').send(page);
  };
  for (const path of PAGES) app.get(path, servePage);
  app.get('/console-settings', (_request, reply) =>
    reply.header('cache-control', 'no-cache').send(settingsOf(options)),
  );
  return true;
}

const settingsOf = ({ oidcIssuer, clientId, resource, demo }: ConsoleOptions): object => ({
  ...(oidcIssuer && { issuer: oidcIssuer }),
  clientId: clientId ?? 'bujiao-console',
  ...(resource && { resource }),
  demo,
});

const pageHeaders = (policy: string): Record<string, string> => ({
  'cache-control': 'no-cache',
  'content-security-policy': policy,
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=()',
});

/** Nothing inline and nothing remote, but for the issuer of the tokens where it is another machine. */
function contentSecurityPolicy(issuer: string | undefined): string {
  const origin = issuer ? ` ${new URL(issuer).origin}` : '';
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' blob:",
    "font-src 'self'",
    `connect-src 'self'${origin}`,
    `form-action 'self'${origin}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
