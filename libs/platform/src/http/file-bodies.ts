import type { FastifyInstance, FastifyRequest, onRequestHookHandler, RouteOptions } from 'fastify';
import { FILE_TYPES } from '../auth/index.js';
import { problemOfStatus } from '../errors/index.js';
import { clientOf } from './admission.js';
import { OVERLOAD_OF_FILES } from './overload.js';
import { WorkLimits } from './work-limits.js';

const TAKES_FILES = 'bujiaoTakesFiles';
type Marked = { [TAKES_FILES]?: boolean };

/** The route takes files of up to `mostBytes`. */
export function takeFiles(route: RouteOptions, mostBytes: number): void {
  route.bodyLimit = mostBytes;
  route.config = { ...route.config, [TAKES_FILES]: true };
}

/** False where no route was found. */
export const takesFiles = ({ routeOptions }: FastifyRequest): boolean =>
  (routeOptions.config as Marked | undefined)?.[TAKES_FILES] === true;

/** Files arrive as bytes, on the routes that take them; on every other route they are as unknown as any type. */
export function readFileBodies(fastify: FastifyInstance): void {
  fastify.addContentTypeParser(
    [...FILE_TYPES],
    { parseAs: 'buffer' },
    (request: FastifyRequest, body: Buffer, done: (error: Error | null, body?: unknown) => void) => {
      if (takesFiles(request)) done(null, body);
      else done(problemOfStatus(415, undefined));
    },
  );
}

/** Files under way at the same time, of all clients and of one: they are in memory as a whole. */
const MOST_FILES = { inAll: 24, perClient: 6 } as const;

/** Refuses files beyond the limits before their bodies are read. Runs after admission: a client is known by its token. */
export function limitFiles(): onRequestHookHandler {
  const work = new WorkLimits(MOST_FILES, OVERLOAD_OF_FILES);
  return (request, reply, done) => {
    try {
      reply.raw.once('close', work.begin(clientOf(request)));
      done();
    } catch (error) {
      done(error as Error);
    }
  };
}
