import { existsSync } from 'node:fs';
import { request } from 'node:http';

const DEADLINE_MS = 1_000;

/** Whether a Docker engine is there and can run containers; asked directly, since testcontainers takes long to find out. */
export async function dockerAnswers(): Promise<boolean> {
  const host = process.env['DOCKER_HOST'];
  if (host?.startsWith('tcp://')) return pings({ host: new URL(host).hostname, port: new URL(host).port });
  const socketPath = host?.replace(/^unix:\/\//, '') ?? '/var/run/docker.sock';
  return existsSync(socketPath) && pings({ socketPath });
}

function pings(where: { socketPath: string } | { host: string; port: string }): Promise<boolean> {
  return new Promise((resolve) => {
    const ping = request({ ...where, path: '/_ping', timeout: DEADLINE_MS }, (answer) => {
      answer.resume();
      resolve(answer.statusCode === 200);
    });
    ping.on('timeout', () => ping.destroy());
    ping.on('error', () => resolve(false));
    ping.end();
  });
}
