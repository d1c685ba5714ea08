import type { FastifyInstance, FastifyRequest, RouteOptions } from 'fastify';
import { FILE_TYPES } from '../auth/index.js';
import { problemOfStatus } from '../errors/index.js';

const TAKES_FILES = 'bujiaoTakesFiles';
type Marked = { [TAKES_FILES]?: boolean };

/** The route takes files of up to `mostBytes`. */
export function takeFiles(route: RouteOptions, mostBytes: number): void {
  route.bodyLimit = mostBytes;
  route.config = { ...route.config, [TAKES_FILES]: true } as NonNullable<RouteOptions['config']>;
}

/** Files arrive as bytes, on the routes that take them; on every other route they are as unknown as any type. */
export function readFileBodies(fastify: FastifyInstance): void {
  fastify.addContentTypeParser(
    [...FILE_TYPES],
    { parseAs: 'buffer' },
    (request: FastifyRequest, body: Buffer, done: (error: Error | null, body?: unknown) => void) => {
      if ((request.routeOptions.config as Marked)[TAKES_FILES]) done(null, body);
      else done(problemOfStatus(415, undefined));
    },
  );
}
