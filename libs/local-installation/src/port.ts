import { createServer } from 'node:net';
import { StartRefused } from './start-refused.js';

/** Throws {@link StartRefused}. Asked before anything is started: it is the commonest thing that goes wrong. */
export function assertPortIsFree(host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', (error: NodeJS.ErrnoException) =>
      reject(refusal(error, host, port)),
    );
    server.listen(port, host, () => void server.close(() => resolve()));
  });
}

function refusal(error: NodeJS.ErrnoException, host: string, port: number): StartRefused {
  if (error.code === 'EADDRINUSE')
    return new StartRefused(
      `Port ${port} is taken: stop what uses it, or choose another with HTTP_PORT.`,
      error,
    );
  if (error.code === 'EACCES')
    return new StartRefused(
      `Port ${port} is not for this user: choose one above 1023 with HTTP_PORT.`,
      error,
    );
  return new StartRefused(
    `It cannot listen on ${host} (${error.code}): choose an address of this machine with HTTP_HOST.`,
    error,
  );
}
