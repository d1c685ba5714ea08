import { isUtf8 } from 'node:buffer';
import { isUtf8Charset, mediaType } from '@bujiao/event-bus/cloud-events';
import { RouteConfig, type FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Problem } from '../errors/index.js';
import { bodyNotUtf8, unsupportedCharset } from './body-problems.js';

/** CloudEvents and other JSON-based types are parsed as JSON. */
const JSON_BASED = /^application\/[\w.-]+\+json\s*(;|$)/i;
const ANY_KEY = 'bujiaoTakesAnyKey';

/**
 * JSON bodies of the route may have any key, also `__proto__` and `constructor`, which are refused on other routes. They become plain
 * own keys, never prototypes; the handler must refuse objects that have them.
 */
export const TakesAnyKey = (): MethodDecorator => RouteConfig({ [ANY_KEY]: true });

const takesAnyKey = ({ routeOptions }: FastifyRequest): boolean =>
  (routeOptions.config as { readonly [ANY_KEY]?: unknown })[ANY_KEY] === true;

type Done = (error: Error | null, body?: unknown) => void;

/**
 * Parses JSON from bytes: decoding as text would turn invalid UTF-8 into replacement characters, which would be stored as if they had
 * been sent.
 */
export function readJsonBodies(adapter: FastifyAdapter): void {
  const fastify: FastifyInstance = adapter.getInstance();
  const strict = fastify.getDefaultJsonParser('error', 'error');
  const parse = (request: FastifyRequest, body: Buffer, done: Done): void => {
    const problem = charsetProblem(request.headers['content-type'], body);
    if (problem) return done(problem);
    const text = body.toString('utf8');
    if (takesAnyKey(request) && text !== '') return parsePlainly(text, done);
    void strict(request, text, done);
  };
  adapter.useBodyParser('application/json', false, {}, parse);
  fastify.addContentTypeParser(JSON_BASED, { parseAs: 'buffer' }, parse);
}

function parsePlainly(text: string, done: Done): void {
  try {
    done(null, JSON.parse(text.replace(/^\ufeff/, '')));
  } catch (error) {
    done(Object.assign(error as SyntaxError, { statusCode: 400 }));
  }
}

function charsetProblem(contentType: string | undefined, body: Buffer): Problem | undefined {
  const type = mediaType(contentType ?? '');
  if (type && !isUtf8Charset(type)) return unsupportedCharset();
  return isUtf8(body) ? undefined : bodyNotUtf8();
}
