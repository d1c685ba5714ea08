import sharp from 'sharp';
import { EvidenceReadings, MOST_REFUSED } from './evidence-readings.js';

const DAMAGED = Buffer.from('89504e470d0a1a0a', 'hex');
const picture = (): Promise<Buffer> =>
  sharp({ create: { width: 4, height: 4, channels: 3, background: 'red' } })
    .png()
    .toBuffer();
const of = (ownerId: string, resubmissionId = 'R1') => ({ ownerId, resubmissionId, mostPixels: 1_000 });

it('reads one upload of an owner at the same moment, and those of others beside it', async () => {
  const readings = new EvidenceReadings();
  const upload = await picture();
  const first = readings.read(upload, of('B1'));
  await expect(readings.read(upload, of('B1', 'R2'))).rejects.toMatchObject({
    status: 429,
    code: 'too-many-files',
  });
  await expect(readings.read(upload, of('B2'))).resolves.toMatchObject({ kind: 'png' });
  await first;
  await expect(readings.read(upload, of('B1'))).resolves.toMatchObject({ kind: 'png' });
});

it('reads pictures while a document is read', async () => {
  const readings = new EvidenceReadings();
  const ended: string[] = [];
  const long = Buffer.from(`%PDF-1.7\n1 0 obj[${'1 '.repeat(2_000_000)}]endobj\n%%EOF`);
  const document = readings.read(long, of('B1')).catch(() => ended.push('document'));
  await readings.read(await picture(), of('B2', 'R2')).then(() => ended.push('picture'));
  await document;
  expect(ended).toEqual(['picture', 'document']);
});

it('reads nothing more of a resubmission after too many refusals, for an hour', async () => {
  let now = 0;
  const readings = new EvidenceReadings(() => now);
  for (let n = 0; n < MOST_REFUSED; n += 1)
    await expect(readings.read(DAMAGED, of('B1'))).rejects.toMatchObject({ code: 'evidence-unreadable' });
  const upload = await picture();
  await expect(readings.read(upload, of('B1'))).rejects.toMatchObject({ code: 'too-many-refused-files' });
  await expect(readings.read(upload, of('B1', 'R2'))).resolves.toMatchObject({ kind: 'png' });
  now = 3_600_000;
  await expect(readings.read(upload, of('B1'))).resolves.toMatchObject({ kind: 'png' });
});
