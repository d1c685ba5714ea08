import { LocalIssuer } from '@bujiao/local-installation/issuer';
import {
  createHttpService,
  loadConfig,
  startHttpService,
  type Environment,
  type HttpService,
} from '@bujiao/platform';
import type { JWK } from 'jose';
import { PRODUCT_DOCS } from './product-docs.js';
import { StandaloneModule } from './standalone.module.js';

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
    docs: PRODUCT_DOCS,
    tokenKeys: issuer.keys,
  });
  try {
    return { service, address: await startHttpService(service, config) };
  } catch (error) {
    await service.close();
    throw error;
  }
}
