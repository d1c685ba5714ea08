import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

export interface DocsOptions {
  readonly title: string;
  readonly description: string;
  /** @default '1' */
  readonly version?: string;
}

/** OpenAPI at `/docs`, as JSON at `/docs-json`. Served from this process: it works offline. */
export function serveDocs(app: NestFastifyApplication, { title, description, version = '1' }: DocsOptions): void {
  const base = new DocumentBuilder().setTitle(title).setDescription(description).setVersion(version).addBearerAuth().build();
  // Made on the first visit: nobody should wait for it at start.
  SwaggerModule.setup('docs', app, () => SwaggerModule.createDocument(app, base), {
    swaggerOptions: { persistAuthorization: true, defaultModelsExpandDepth: 0 },
  });
}
