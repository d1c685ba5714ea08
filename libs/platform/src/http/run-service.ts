import type { ModuleMetadata } from '@nestjs/common';
import { loadConfig, type Configured, type Environment } from '../config/index.js';
import { createHttpService, startHttpService, type HttpService } from './create-http-service.js';
import type { DocsOptions } from './docs.js';
import { startReason } from './start-reason.js';

export interface ServiceOptions {
  /** Name of the service, in logs and of its sections of the configuration. */
  readonly name: Configured;
  readonly module: NonNullable<ModuleMetadata['imports']>[number];
  readonly docs: DocsOptions;
  /** Whether it handles events of the bus. @default true */
  readonly consumes?: boolean;
  /** Its callers show tokens. @default as `consumes` */
  readonly takesTokens?: boolean;
}

/**
 * Runs one service as a process of its own, configured by the environment, until SIGTERM or SIGINT. A failed
 * start ends the process with status 1 and one line with the reason.
 */
export async function runService(options: ServiceOptions, env: Environment = process.env): Promise<void> {
  try {
    const app = await startService(options, env);
    app.enableShutdownHooks();
  } catch (error) {
    process.stderr.write(`${options.name} cannot start: ${reasonOf(error)}\n`);
    process.exit(1);
  }
}

async function startService(
  { name, module, docs, consumes = true, takesTokens = consumes }: ServiceOptions,
  env: Environment,
): Promise<HttpService> {
  const config = loadConfig({ BUJIAO_MODE: 'cluster', ...env }, name);
  const app = await createHttpService(module, { config, name, docs, consumes, takesTokens });
  await startHttpService(app, config);
  return app;
}

/** Unexpected errors are logged with their stack. */
const reasonOf = (error: unknown): string =>
  startReason(error) ?? (error instanceof Error ? (error.stack ?? error.message) : String(error));
