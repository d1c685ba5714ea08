// A service as the supervisor sees one: ready after a moment; `--dies` ends it before.
import { createServer } from 'node:http';

if (process.env.DIES) {
  console.error('the configuration is wrong');
  process.exit(1);
}
createServer((_request, response) => response.end('{}')).listen(
  Number(process.env.HTTP_PORT),
  '127.0.0.1',
  () => console.log('listening'),
);
