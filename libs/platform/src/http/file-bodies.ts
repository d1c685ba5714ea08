import type {
  FastifyInstance,
  FastifyReply,
  FastifyRequest,
  HookHandlerDoneFunction,
  onRequestHookHandler,
  RouteOptions,
} from 'fastify';
import { FILE_TYPES } from '../auth/index.js';
import { problemOfStatus } from '../errors/index.js';
import { clientOf } from './admission.js';
import { OVERLOAD_OF_FILES } from './overload.js';
import { WorkLimits } from './work-limits.js';

const TAKES_FILES = 'bujiaoTakesFiles';
type Marked = { [TAKES_FILES]?: boolean };

/** The route takes files of up to `mostBytes`, as many at once as `limit` lets in. */
export function takeFiles(route: RouteOptions, mostBytes: number, limit: onRequestHookHandler): void {
  route.bodyLimit = mostBytes;
  route.onRequest = limit;
  route.config = { ...route.config, [TAKES_FILES]: true };
}

/** The route answers with files. */
export function showFiles(route: RouteOptions, limit: onRequestHookHandler): void {
  route.onRequest = limit;
  route.onSend = endUnread;
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

/** Files under way at the same time in one direction, of all clients and of one: they are in memory as a whole. */
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

/** ms in which the content of a file has to be read by its client. */
const READ_WITHIN_MS = 60_000;

/** An `onSend` hook: a client that does not read would keep the content in memory, and its place among the files, for as long as it likes. */
export function endUnread(
  _: FastifyRequest,
  { raw }: FastifyReply,
  payload: unknown,
  done: HookHandlerDoneFunction & ((error: null, payload: unknown) => void),
): void {
  const timer = setTimeout(() => raw.destroy(), READ_WITHIN_MS).unref();
  raw.once('close', () => clearTimeout(timer));
  done(null, payload);
}
