import 'reflect-metadata';
import type { ModuleMetadata } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { BusServer } from '@bujiao/event-bus';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import type { JWTVerifyGetKey } from 'jose';
import { assertEveryRouteNamesRoles } from '../auth/index.js';
import type { Config } from '../config/index.js';
import { ProblemFilter } from '../errors/index.js';
import { EVENT_BUS } from '../events/tokens.js';
import { createPino, PinoLogger } from '../logging/index.js';
import { measureRequests } from '../metrics/index.js';
import { serveDocs, type DocsOptions } from './docs.js';
import { readJsonBodies } from './json-bodies.js';
import { PlatformModule } from './platform.module.js';
import { RequestValidation } from './request-validation.pipe.js';
import { requestIdOf } from './trace-context.js';

export interface HttpServiceOptions {
  readonly config: Config;
  /** Name of the service in logs. */
  readonly name: string;
  readonly docs: DocsOptions;
  /** The token issuer's keys, where they are at hand. @default fetched from `AUTH_JWKS_URL` */
  readonly tokenKeys?: JWTVerifyGetKey;
  /** Whether it handles events off the bus. @default true */
  readonly consumes?: boolean;
}

export type HttpService = NestFastifyApplication;

/** Requests under way get this long to end once the service is told to stop. */
const SHUTDOWN_GRACE_MS = 5_000;

/**
 * A service around `rootModule`: HTTP on Fastify with authentication, validation, problems, docs, health and metrics, and its
 * event handlers on the bus. Throws when a route names no roles. Start it with {@link startHttpService}.
 */
export async function createHttpService(
  rootModule: NonNullable<ModuleMetadata['imports']>[number],
  options: HttpServiceOptions,
): Promise<HttpService> {
  const { config, name, docs, consumes = true } = options;
  const logger = new PinoLogger(createPino(config, name));
  const adapter = fastifyAdapter(config);
  const app = await NestFactory.create<NestFastifyApplication>(
    PlatformModule.around(rootModule, { ...options, consumes }),
    adapter,
    {
      logger,
      abortOnError: false,
      forceCloseConnections: false,
    },
  );
  try {
    assertEveryRouteNamesRoles(app);
  } catch (error) {
    await app.close();
    throw error;
  }
  app.useGlobalFilters(new ProblemFilter());
  app.useGlobalPipes(new RequestValidation());
  serveDocs(app, docs);
  if (consumes) app.connectMicroservice({ strategy: app.get<BusServer>(EVENT_BUS) });
  return app;
}

/** Starts its event handlers, then listens. Resolves with the address. Rejects with `EADDRINUSE` when the port is taken. */
export async function startHttpService(
  app: HttpService,
  { httpHost, httpPort }: Pick<Config, 'httpHost' | 'httpPort'>,
): Promise<string> {
  await app.startAllMicroservices();
  await app.listen(httpPort, httpHost);
  return app.getUrl();
}

function fastifyAdapter({ httpBodyLimit }: Config): FastifyAdapter {
  const adapter = new FastifyAdapter({
    bodyLimit: httpBodyLimit,
    genReqId: ({ headers }: { headers: Record<string, string | string[] | undefined> }) =>
      requestIdOf(headers),
    requestIdHeader: false,
    forceCloseConnections: 'idle',
    skipMiddie: true,
  });
  const fastify: FastifyInstance = adapter.getInstance();
  readJsonBodies(adapter, httpBodyLimit);
  fastify.addHook('onRequest', (request, reply, done) => {
    void reply.header('x-request-id', request.id);
    done();
  });
  fastify.addHook('preClose', (done) => {
    setTimeout(() => fastify.server.closeAllConnections(), SHUTDOWN_GRACE_MS).unref();
    done();
  });
  measureRequests(fastify);
  return adapter;
}
