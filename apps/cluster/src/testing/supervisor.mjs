// Starts one supervised service, tells its process id, and waits to be killed.
import { fileURLToPath } from 'node:url';
import { ServiceProcess } from '../../dist/processes/service-process.js';

const port = process.argv[2];
const main = fileURLToPath(new URL('supervised.mjs', import.meta.url));
const service = new ServiceProcess({
  name: 'x',
  program: 'intake',
  main,
  url: `http://127.0.0.1:${port}`,
  env: { HTTP_PORT: port },
  say: () => undefined,
});
service.start();
await service.waitReady();
process.send(service.pid);
