import net from 'net';

/** A port of this machine that nothing listens on, before anything is built; what is built has that of `libs/basics`. Another process may take it meanwhile. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = net.createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
