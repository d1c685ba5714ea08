import { createHash } from 'node:crypto';
import { crc32, deflateSync } from 'node:zlib';

const SIDE = 8;

/** A grey picture of 8 by 8 pixels as PNG: the same name, the same pixels. */
export function pictureOf(name: string): Blob {
  const pixels = createHash('sha512').update(name).digest();
  const rows = Array.from({ length: SIDE }, (_, y) =>
    Buffer.concat([Buffer.of(0), pixels.subarray(y * SIDE, (y + 1) * SIDE)]),
  );
  return new Blob([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', Buffer.from([0, 0, 0, SIDE, 0, 0, 0, SIDE, 8, 0, 0, 0, 0])),
    chunk('IDAT', deflateSync(Buffer.concat(rows))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}
