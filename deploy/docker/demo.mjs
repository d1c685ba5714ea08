// What the services of a demo need around them, in one container, for `docker compose --profile demo`: a token issuer, and the way
// in from other containers to the payment gateway and the supplier that the simulator's demo starts on this container's loopback.
// Anybody who reaches the issuer gets any role. Never run it beside real data.
// usage: node demo.mjs         stands by
//        node demo.mjs play    plays the demo, in the same container; more arguments are the demo's own
import { spawnSync } from 'node:child_process';
import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer as createHttpServer } from 'node:http';
import { connect, createServer } from 'node:net';
import { networkInterfaces } from 'node:os';

const ISSUER_PORT = 4030;
const FORWARDED_PORTS = [4010, 4020];
const LIFETIME_SECONDS = 12 * 3_600;
const USER = /^(buyer|merchant|reviewer|finance|after-sales|ops|service)(?::([A-Za-z0-9][A-Za-z0-9_-]{0,63}))?$/;

if (process.argv[2] === 'play') play(process.argv.slice(3));

function play(options) {
  const SUPPLIER_KEY = readFileSync(process.env.SUPPLIER_KEY_FILE, 'utf8').trim();
  const { status } = spawnSync(process.execPath, ['apps/simulator/dist/main.js', 'demo', ...options], { stdio: 'inherit', env: { ...process.env, SUPPLIER_KEY } });
  process.exit(status ?? 1);
}

const issuer = process.env.AUTH_ISSUER || 'urn:bujiao:demo';
const audience = process.env.AUTH_AUDIENCE || 'bujiao';
const { publicKey, privateKey } = generateKeyPairSync('ed25519');
const jwk = publicKey.export({ format: 'jwk' });
const kid = createHash('sha256').update(JSON.stringify(jwk)).digest('base64url');

const base64url = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');

function tokenFor(user) {
  const [, role, id] = USER.exec(user) ?? [];
  if (!role) return undefined;
  const now = Math.floor(Date.now() / 1000);
  const expires = now + LIFETIME_SECONDS;
  const claims = { iss: issuer, aud: audience, sub: id ?? role, roles: [role], iat: now, exp: expires };
  const signed = `${base64url({ alg: 'EdDSA', kid, typ: 'JWT' })}.${base64url(claims)}`;
  const token = `${signed}.${sign(null, Buffer.from(signed), privateKey).toString('base64url')}`;
  return { token, expiresAt: new Date(expires * 1000).toISOString() };
}

async function answer(request) {
  if (request.url === '/health/ready') return [200, { status: 'ok' }];
  if (request.url === '/.well-known/jwks.json') return [200, { keys: [{ ...jwk, kid, alg: 'EdDSA', use: 'sig' }] }];
  if (request.method !== 'POST' || request.url !== '/demo/tokens') return [404, { title: 'no such route' }];
  const token = tokenFor((await jsonOf(request))?.user);
  return token ? [200, token] : [400, { title: 'user must be like buyer:B0001, merchant:M01, ops or service:shop' }];
}

async function jsonOf(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  try {
    return JSON.parse(Buffer.concat(chunks).toString());
  } catch {
    return undefined;
  }
}

const issuing = createHttpServer((request, response) => {
  void answer(request).then(([status, body]) => {
    response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' }).end(JSON.stringify(body));
  });
}).listen(ISSUER_PORT, '0.0.0.0');

const outward = Object.values(networkInterfaces()).flat().filter(({ family, internal }) => family === 'IPv4' && !internal);
const forwarding = outward.flatMap(({ address }) =>
  FORWARDED_PORTS.map((port) =>
    createServer((socket) => {
      const inner = connect(port, '127.0.0.1');
      inner.on('error', () => socket.destroy());
      socket.on('error', () => inner.destroy());
      socket.pipe(inner).pipe(socket);
    }).listen(port, address),
  ),
);

console.log(`demo tokens on port ${ISSUER_PORT}; ports ${FORWARDED_PORTS.join(' and ')} of ${outward.map(({ address }) => address).join(', ') || 'nowhere'} lead to loopback`);
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => {
    for (const server of [issuing, ...forwarding]) server.close();
    issuing.closeAllConnections();
  });
}
