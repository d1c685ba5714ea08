import { randomBytes } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import { Refused } from '@bujiao/order-history';
import fc from 'fast-check';
import sharp, { type Sharp } from 'sharp';
import { hashOfKept, readEvidence } from './read-evidence.js';

const MOST = 1_000_000;
const SECRET = 'GPS of the buyer';

const picture = (width = 40, height = 20): Sharp =>
  sharp({ create: { width, height, channels: 3, background: { r: 200, g: 30, b: 60 } } });
const png = (): Promise<Buffer> => picture().png().toBuffer();
const jpeg = (): Promise<Buffer> => picture().jpeg().toBuffer();
const withExif = (image: Sharp): Sharp =>
  image.withExif({ IFD0: { ImageDescription: SECRET, Artist: SECRET } }).withXmp(`<x>${SECRET}</x>`);
const PDF = Buffer.from(
  `%PDF-1.7
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/LastModified(D:20261123)>>endobj
4 0 obj<</Author(${SECRET})>>endobj
trailer<</Root 1 0 R/Info 4 0 R/Size 5>>
startxref
0
%%EOF
`,
);

const codeOf = async (upload: Buffer, most = MOST): Promise<string> => {
  try {
    return (await readEvidence(upload, most)).kind;
  } catch (error) {
    if (error instanceof Refused) return error.code;
    throw error;
  }
};

/** A chunk of a PNG, with a checksum that fits. */
function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}
function crc32(bytes: Buffer): number {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}
/** A PNG that says that it is so large, and holds next to nothing. */
function bomb(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([1, 0, 0, 0, 0], 8);
  const signature = Buffer.from('89504e470d0a1a0a', 'hex');
  const pixels = deflateSync(Buffer.alloc(100_000));
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', pixels),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

describe('what an upload is', () => {
  it('is found by its content: PNG, JPEG, PDF and nothing else', async () => {
    expect(await codeOf(await png())).toBe('png');
    expect(await codeOf(await jpeg())).toBe('jpeg');
    expect(await codeOf(PDF)).toBe('pdf');
    expect(await codeOf(await picture().webp().toBuffer())).toBe('evidence-kind-not-taken');
    expect(await codeOf(await picture().gif().toBuffer())).toBe('evidence-kind-not-taken');
    expect(await codeOf(await picture().tiff().toBuffer())).toBe('evidence-kind-not-taken');
    expect(await codeOf(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'))).toBe(
      'evidence-kind-not-taken',
    );
    expect(await codeOf(Buffer.from('<html><script>1</script>%PDF-1.7'))).toBe('evidence-kind-not-taken');
    expect(await codeOf(Buffer.from('PK\u0003\u0004'))).toBe('evidence-kind-not-taken');
    expect(await codeOf(Buffer.alloc(0))).toBe('evidence-empty');
  });

  it('has the pixels of an upright picture, also where the camera was turned', async () => {
    const turned = await picture(40, 20).withMetadata({ orientation: 6 }).jpeg().toBuffer();
    expect(await readEvidence(turned, MOST)).toMatchObject({ kind: 'jpeg', width: 20, height: 40 });
  });
});

describe('what is kept of a picture', () => {
  it.each([
    ['png', (): Promise<Buffer> => withExif(picture()).png().toBuffer()],
    ['jpeg', (): Promise<Buffer> => withExif(picture()).jpeg().toBuffer()],
  ])('has no metadata: %s', async (_, made) => {
    const upload = await made();
    expect(upload.includes(SECRET)).toBe(true);
    const { content } = await readEvidence(upload, MOST);
    expect(content.includes(SECRET)).toBe(false);
    const { exif, xmp, icc, iptc } = await sharp(content).metadata();
    expect([exif, xmp, icc, iptc]).toEqual([undefined, undefined, undefined, undefined]);
  });

  it('has no texts of a PNG, and nothing that was hidden behind a picture', async () => {
    const plain = await png();
    const text = chunk('tEXt', Buffer.from(`Comment\0${SECRET}`));
    const written = Buffer.concat([plain.subarray(0, 33), text, plain.subarray(33), Buffer.from(SECRET)]);
    const { content } = await readEvidence(written, MOST);
    expect(content.includes(SECRET)).toBe(false);
    const polyglot = Buffer.concat([await jpeg(), Buffer.from(`<script>${SECRET}</script>`)]);
    expect((await readEvidence(polyglot, MOST)).content.includes(SECRET)).toBe(false);
  });

  it('is the same evidence with other metadata, and another with other pixels', async () => {
    const [one, same] = [await png(), await withExif(picture()).png().toBuffer()];
    const hashes = await Promise.all([one, same].map((upload) => readEvidence(upload, MOST)));
    expect(hashes[0]?.hash).toBe(hashes[1]?.hash);
    const other = await picture(20, 40).png().toBuffer();
    expect((await readEvidence(other, MOST)).hash).not.toBe(hashes[0]?.hash);
  });

  it('is the same document with other metadata, and what is kept of it has that very hash', async () => {
    const one = await readEvidence(PDF, MOST);
    expect(one.content.includes(SECRET)).toBe(false);
    const other = Buffer.from(PDF.toString('latin1').replace(SECRET, 'somebody'), 'latin1');
    expect((await readEvidence(other, MOST)).hash).toBe(one.hash);
    expect(await hashOfKept(one.content, one)).toBe(one.hash);
  });
});

describe('what cannot be read', () => {
  it('is refused where it is cut off', async () => {
    const noise = await sharp(randomBytes(64 * 64 * 3), { raw: { width: 64, height: 64, channels: 3 } })
      .png()
      .toBuffer();
    const photo = await sharp(noise).jpeg().toBuffer();
    for (const whole of [noise, photo])
      for (const part of [0.2, 0.5, 0.9])
        expect(await codeOf(whole.subarray(0, Math.floor(whole.length * part)))).toBe('evidence-unreadable');
    expect(await codeOf(PDF.subarray(0, 20))).toBe('evidence-unreadable');
  });

  it('is refused where it has too many pixels, before they take memory', async () => {
    const before = process.memoryUsage().rss;
    expect(await codeOf(bomb(30_000, 30_000))).toBe('evidence-too-many-pixels');
    expect(await codeOf(bomb(2_000_000_000, 1))).toMatch(/too-many-pixels|unreadable/);
    expect(process.memoryUsage().rss - before).toBeLessThan(200 * 1_048_576);
    expect(await codeOf(await png(), 40 * 20 - 1)).toBe('evidence-too-many-pixels');
    const deep = await sharp({ create: { width: 40, height: 20, channels: 4, background: 'red' } })
      .toColourspace('rgb16')
      .png({ progressive: true })
      .toBuffer();
    expect(await codeOf(deep, 40 * 20 * 2 - 1)).toBe('evidence-too-many-pixels');
    expect(await codeOf(deep, 40 * 20 * 2)).toBe('png');
    expect(await codeOf(await png(), 40 * 20)).toBe('png');
  });

  it('always has a clear answer: random bytes behind each signature, and pictures with changed bytes', async () => {
    const starts = ['', '89504e470d0a1a0a', 'ffd8ff', 'ffd8ffe0', '255044462d312e37'].map((hex) =>
      Buffer.from(hex, 'hex'),
    );
    const [whole, photo] = [await png(), await jpeg()];
    const answers = /^(png|jpeg|pdf|evidence-(empty|kind-not-taken|unreadable|too-complex|too-many-pixels))$/;
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...starts), fc.uint8Array({ maxLength: 300 }), async (start, rest) => {
        expect(await codeOf(Buffer.concat([start, rest]))).toMatch(answers);
      }),
      { numRuns: 150 },
    );
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(whole, photo),
        fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 8 }),
        async (image, changes) => {
          const changed = Buffer.from(image);
          for (const [at, byte] of changes) changed[at % changed.length] = byte;
          expect(await codeOf(changed)).toMatch(answers);
        },
      ),
      { numRuns: 150 },
    );
  });
});
