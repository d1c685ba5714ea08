import { fileURLToPath } from 'node:url';
import { serveConsole, type ConsoleOptions } from '@bujiao/local-installation/console';
import { registerSignIn } from '@bujiao/local-installation/issuer';
import {
  ConfigError,
  createHttpService,
  loadConfig,
  startHttpService,
  type Environment,
  type HttpService,
} from '@bujiao/platform';
import type { StoreBackups } from '@bujiao/ops';
import type { JWK } from 'jose';
import { PRODUCT_DOCS } from './product-docs.js';
import { StandaloneModule } from './standalone.module.js';
import { tokensOf } from './tokens.js';

const CONSOLE = fileURLToPath(new URL('../../console/dist/web', import.meta.url));

export interface Application {
  readonly service: HttpService;
  readonly address: string;
  /** What the person who starts it has to know of its tokens. */
  readonly banner: readonly string[];
}

/** @param backups given where the database is the installation's own */
export async function startApplication(
  env: Environment,
  issuerKey: JWK,
  backups?: StoreBackups,
): Promise<Application> {
  const config = loadConfig(env);
  const pages = consoleOptions(env);
  const { demo, keys, refuseToken, banner } = await tokensOf(env, config, issuerKey);
  const service = await createHttpService(StandaloneModule.with(demo, backups), {
    config,
    name: 'bujiao',
    docs: PRODUCT_DOCS,
    tokenKeys: keys,
    refuseToken,
  });
  try {
    const fastify = service.getHttpAdapter().getInstance();
    if (demo.issuer) await registerSignIn(fastify, demo.issuer);
    await serveConsole(fastify, pages);
    return { service, banner, address: await startHttpService(service, config) };
  } catch (error) {
    await service.close();
    throw error;
  }
}

function consoleOptions(env: Environment): ConsoleOptions {
  const oidcIssuer = issuerOf(env['CONSOLE_OIDC_ISSUER']);
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

/** The pages name its origin as one that they may speak to. */
function issuerOf(text: string | undefined): string | undefined {
  const isAddress = !text || (/^https?:/.test(text) && URL.canParse(text));
  if (isAddress) return text;
  const message = 'must be an http(s) address, like https://issuer.example';
  throw new ConfigError([{ variable: 'CONSOLE_OIDC_ISSUER', message }]);
}
