import { createServer, type AddressInfo } from 'node:net';
import { assertPortIsFree } from './port.js';

describe('a port', () => {
  it('that is taken is refused with what to do', async () => {
    const server = createServer();
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const { port } = server.address() as AddressInfo;
    await expect(assertPortIsFree('127.0.0.1', port)).rejects.toThrow(
      `Port ${port} is taken: stop what uses it, or choose another with HTTP_PORT.`,
    );
    await new Promise((closed) => server.close(closed));
    await expect(assertPortIsFree('127.0.0.1', port)).resolves.toBeUndefined();
  });

  it('of an address that is not of this machine is refused', async () => {
    await expect(assertPortIsFree('192.0.2.1', 4000)).rejects.toThrow(
      'choose an address of this machine with HTTP_HOST',
    );
  });
});
