import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import { startReason } from './start-reason.js';

const listening = (port: number, host: string): Promise<unknown> =>
  new Promise((resolve) => {
    const server = createServer().once('error', resolve);
    server.listen(port, host, () => server.close(() => resolve(undefined)));
  });

describe('why a service cannot listen', () => {
  it('is named where its port is taken', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const error = await listening((other.address() as AddressInfo).port, '127.0.0.1');
    other.close();
    expect(startReason(error)).toContain('HTTP_PORT');
  });

  it('is named where the address is none of this machine', async () => {
    // An address of the range for documentation.
    expect(startReason(await listening(0, '192.0.2.1'))).toContain('HTTP_HOST');
  });

  it('is not what another call says by the same code', () => {
    expect(
      startReason(Object.assign(new Error('mkdir'), { code: 'EACCES', syscall: 'mkdir' })),
    ).toBeUndefined();
  });
});
