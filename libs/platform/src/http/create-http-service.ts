import 'reflect-metadata';
import type { ModuleMetadata } from '@nestjs/common';
import { within } from '@bujiao/basics';
import { NestFactory } from '@nestjs/core';
import type { BusServer } from '@bujiao/event-bus';
import type { FastifyAdapter, NestFastifyApplication } from '@nestjs/platform-fastify';
import type { JWTVerifyGetKey } from 'jose';
import { assertEveryRouteNamesRoles, routesOf, TokenVerifier } from '../auth/index.js';
import type { Config } from '../config/index.js';
import { checkDatabase } from '../database/index.js';
import { ProblemFilter } from '../errors/index.js';
import { EVENT_BUS } from '../events/tokens.js';
import { DatabaseState } from '../health/index.js';
import { createPino, PinoLogger } from '../logging/index.js';
import { checkDataKey } from '../personal-data/index.js';
import { Admission, type RefuseToken } from './admission.js';
import { serveDocs, type DocsOptions } from './docs.js';
import { admitRequests, createFastifyAdapter } from './fastify-adapter.js';
import { HangingRequests } from './hanging-requests.js';
import { PlatformModule } from './platform.module.js';
import { RequestValidation } from './request-validation.pipe.js';

export interface HttpServiceOptions {
  readonly config: Config;
  /** Name of the service in logs. */
  readonly name: string;
  readonly docs: DocsOptions;
  /** The token issuer's keys, if known locally. @default fetched from `AUTH_JWKS_URL` */
  readonly tokenKeys?: JWTVerifyGetKey | undefined;
  /** Refuses tokens by the origin of the request. @default none */
  readonly refuseToken?: RefuseToken | undefined;
  /** Whether it handles events of the bus. @default true */
  readonly consumes?: boolean;
  /** Its callers show tokens. @default as `consumes` */
  readonly takesTokens?: boolean;
}

/** ms */
const DATABASE_DEADLINE_MS = 2_000;

export type HttpService = NestFastifyApplication;

/**
 * A service around `rootModule`: HTTP on Fastify with authentication, validation, problems, docs, health and metrics, and its
 * event handlers on the bus. Throws if a route has no roles, and `ConfigError` if the database or the data key cannot be
 * used. Start it with {@link startHttpService}.
 */
export async function createHttpService(
  rootModule: NonNullable<ModuleMetadata['imports']>[number],
  options: HttpServiceOptions,
): Promise<HttpService> {
  const { config, name, docs, consumes = true, takesTokens = consumes } = options;
  await checkDatabase(config.pgUrl);
  if (consumes) await checkDataKey(config.pgUrl, config.dataKey);
  const logger = new PinoLogger(createPino(config, name));
  const adapter = createFastifyAdapter(config);
  const app = await NestFactory.create<NestFastifyApplication>(
    PlatformModule.around(rootModule, { ...options, consumes, takesTokens }),
    adapter,
    {
      logger,
      abortOnError: false,
      forceCloseConnections: false,
      bodyParser: false,
    },
  );
  try {
    assertEveryRouteNamesRoles(app);
  } catch (error) {
    await app.close();
    throw error;
  }
  answerWhileDatabaseHangs(app, adapter);
  admitOn(app, adapter, options);
  app.useGlobalFilters(new ProblemFilter(app.get(DatabaseState)));
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

function answerWhileDatabaseHangs(app: HttpService, adapter: FastifyAdapter): void {
  const database = app.get(DatabaseState);
  const answers = async (): Promise<boolean> => {
    let isThere = false;
    const look = database.trouble().then((trouble) => (isThere = trouble !== 'unavailable'));
    await within(DATABASE_DEADLINE_MS, look);
    return isThere;
  };
  new HangingRequests({ answers }).watch(adapter.getInstance());
}

function admitOn(
  app: HttpService,
  adapter: FastifyAdapter,
  { config, refuseToken }: HttpServiceOptions,
): void {
  const routes = routesOf(app);
  const admission = new Admission({ config, tokens: app.get(TokenVerifier), routes, refuseToken });
  admitRequests(adapter, admission, routes, config);
}
