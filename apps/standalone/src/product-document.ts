import 'reflect-metadata';
import type { DemoIssuer } from '@bujiao/local-installation/issuer';
import { documentOf, loadConfig, PlatformModule } from '@bujiao/platform';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { OpenAPIObject } from '@nestjs/swagger';
import { PRODUCT_DOCS } from './product-docs.js';
import { StandaloneModule } from './standalone.module.js';

/** Valid, and never used: nothing connects, listens or seals while a document is made. */
const UNUSED = {
  BUJIAO_MODE: 'standalone',
  PG_URL: 'postgres://nobody@127.0.0.1:9/none',
  AUTH_ISSUER: 'urn:bujiao:document',
  DATA_KEY: Buffer.alloc(32).toString('base64'),
};

/** The OpenAPI document of the whole product, all four services. Needs no server: only the routes are looked at. */
export async function productDocument(): Promise<OpenAPIObject> {
  const demo: DemoIssuer = { issuer: undefined, reason: 'Only a document is made.' };
  const app = await NestFactory.create<NestFastifyApplication>(
    PlatformModule.around(StandaloneModule.with(demo), {
      config: loadConfig(UNUSED),
      consumes: true,
      takesTokens: true,
    }),
    new FastifyAdapter(),
    { logger: false, abortOnError: false, preview: true },
  );
  return documentOf(app, PRODUCT_DOCS);
}
