import type { Cluster } from './cluster.js';
import { PROGRAMS } from './programs.js';

export const welcome = (
  cluster: Cluster,
  { seconds, dataFolder }: { seconds: number; dataFolder: string },
): string => `
The cluster is ready after ${seconds.toFixed(1)} s.

  Console            ${cluster.address}
  One address        ${cluster.address}
${PROGRAMS.map((program) => `  ${program.padEnd(18)} ${cluster.addressOf(program)}/docs`).join('\n')}
  Kafka              ${cluster.kafkaBrokers}
  Postgres           ${withoutPassword(cluster.pgUrl)}
  Data               ${dataFolder}

Try next, in another terminal:

  npm run demo                     200 orders, some go wrong, all get resubmitted
  kill -9 ${cluster.process('fulfillment').pid}                     a service dies, comes back, and goes on
  curl -s ${cluster.address}/demo/tokens -H 'content-type: application/json' -d '{"user":"buyer:B0001"}'

Ctrl-C stops it all; the data stays.
`;

function withoutPassword(url: string): string {
  const { protocol, username, host, pathname } = new URL(url);
  return `${protocol}//${username}@${host}${pathname}`;
}
