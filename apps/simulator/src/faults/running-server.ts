import type { FastifyInstance } from 'fastify';

export interface ListenOptions {
  /** @default 127.0.0.1 */
  readonly host?: string;
  /** 0 takes any free port. */
  readonly port: number;
}

/** Starts listening; rejects with `EADDRINUSE` where the port is taken. Answers the base URL without a trailing slash. */
export async function listen(
  app: FastifyInstance,
  { host = '127.0.0.1', port }: ListenOptions,
): Promise<string> {
  try {
    return await app.listen({ host, port });
  } catch (error) {
    await app.close();
    throw error;
  }
}
