// How much memory a running product takes for requests whose body never arrives.
// usage: node tools/half-sent-bodies.mjs <pid> [address, default http://127.0.0.1:4000] [connections, default 2000] [path, default /order-events]
// Prints the resident memory (VmRSS) before, at its height and after; status 1 when it grew by 100 MB or more.
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';

const [pid, address = 'http://127.0.0.1:4000', count = '2000', path = '/order-events'] =
  process.argv.slice(2);
if (!pid) throw new Error('usage: node tools/half-sent-bodies.mjs <pid> [address] [connections]');
const MOST_GROWTH_MIB = 100;
const WATCH_MS = 10_000;
const EVERY_MS = 100;
const SENT = 'x'.repeat(16 * 1024);

const { hostname, port, host } = new URL(address);
const rss = () => Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;
const head =
  `POST ${path} HTTP/1.1\r\nhost: ${host}\r\ncontent-type: application/json\r\n` +
  `content-length: 4000000\r\n\r\n{"text":"${SENT}`;

const open = () =>
  new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => {
      socket.on('error', () => undefined).resume();
      socket.write(head);
      resolve(socket);
    }).once('error', reject);
  });

const before = rss();
const sockets = await Promise.all(Array.from({ length: Number(count) }, open));
let height = before;
for (const end = Date.now() + WATCH_MS; Date.now() < end;) {
  height = Math.max(height, rss());
  await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
}
for (const socket of sockets) socket.destroy();
const after = rss();
console.log(
  `${count} half-sent bodies: ${before.toFixed(0)} MiB before, ${height.toFixed(0)} MiB at most, ${after.toFixed(0)} MiB after`,
);
process.exit(height - before < MOST_GROWTH_MIB ? 0 : 1);
