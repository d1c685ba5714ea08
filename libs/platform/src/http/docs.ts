import { createReadStream } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { SwaggerModule } from '@nestjs/swagger';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import { documentOf, type DocumentOptions } from '../openapi/index.js';
import { DOCS_CONTENT_POLICY } from './security-headers.js';

export type DocsOptions = DocumentOptions;

const ASSETS: Readonly<Record<string, string>> = {
  'swagger-ui.css': 'text/css; charset=utf-8',
  'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
  'favicon-32x32.png': 'image/png',
};

const ONE_DAY = 'public, max-age=86400';

/** OpenAPI at `/docs`, as JSON at `/docs-json` and as YAML at `/docs-yaml`. All files are served by this process, so it works offline. */
export function serveDocs(app: NestFastifyApplication, docs: DocsOptions): void {
  // Made on the first request, so that the start does not wait for it.
  SwaggerModule.setup('docs', app, () => documentOf(app, docs), { ui: false });
  const fastify: FastifyInstance = app.getHttpAdapter().getInstance();
  fastify.get('/docs', (_, reply) =>
    reply
      .type('text/html; charset=utf-8')
      .header('content-security-policy', DOCS_CONTENT_POLICY)
      .send(page(docs.title)),
  );
  fastify.get('/docs/start.js', (_, reply) => reply.type('text/javascript; charset=utf-8').send(START));
  const folder = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
  for (const [file, type] of Object.entries(ASSETS)) {
    fastify.get(`/docs/${file}`, (_, reply) =>
      reply
        .type(type)
        .header('cache-control', ONE_DAY)
        .send(createReadStream(join(folder, file))),
    );
  }
}

/** A separate file, since the page's policy allows no inline script. */
const START =
  "SwaggerUIBundle({ url: '/docs-json', dom_id: '#docs', persistAuthorization: true, defaultModelsExpandDepth: 0 });\n";

const page = (title: string): string => `<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <title>${title.replace(/[<&]/g, '')}</title>
  <link rel="stylesheet" href="/docs/swagger-ui.css">
  <link rel="icon" href="/docs/favicon-32x32.png">
</head>
<body>
  <div id="docs"></div>
  <script src="/docs/swagger-ui-bundle.js"></script>
  <script src="/docs/start.js"></script>
</body>
</html>
`;
