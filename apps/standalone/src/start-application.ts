import { fileURLToPath } from 'node:url';
import { serveConsole, type ConsoleOptions } from '@bujiao/local-installation/console';
import { LocalIssuer, registerSignIn } from '@bujiao/local-installation/issuer';
import {
  createHttpService,
  loadConfig,
  startHttpService,
  type Environment,
  type HttpService,
} from '@bujiao/platform';
import type { JWK } from 'jose';
import { StandaloneModule } from './standalone.module.js';

const DOCS = {
  title: 'Bujiao',
  description:
    'Resubmits failed orders of virtual goods: verified, redelivered at most once, visible while it happens, provable afterwards.',
};

const CONSOLE = fileURLToPath(new URL('../../console/dist/web', import.meta.url));

export interface Application {
  readonly service: HttpService;
  readonly address: string;
}

export async function startApplication(env: Environment, issuerKey: JWK): Promise<Application> {
  const config = loadConfig(env);
  const issuer = await LocalIssuer.create({
    privateKey: issuerKey,
    issuer: config.authIssuer,
    audience: config.authAudience,
  });
  const service = await createHttpService(StandaloneModule.with(issuer), {
    config,
    name: 'bujiao',
    docs: DOCS,
    tokenKeys: issuer.keys,
  });
  try {
    const fastify = service.getHttpAdapter().getInstance();
    await registerSignIn(fastify, issuer);
    await serveConsole(fastify, consoleOptions(env));
    return { service, address: await startHttpService(service, config) };
  } catch (error) {
    await service.close();
    throw error;
  }
}

function consoleOptions(env: Environment): ConsoleOptions {
  const oidcIssuer = env['CONSOLE_OIDC_ISSUER'];
  const clientId = env['CONSOLE_CLIENT_ID'];
  const resource = env['CONSOLE_RESOURCE'];
  return {
    folder: CONSOLE,
    demo: !oidcIssuer,
    ...(oidcIssuer && { oidcIssuer }),
    ...(clientId && { clientId }),
    ...(resource && { resource }),
  };
}
