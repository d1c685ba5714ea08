import { createHash } from 'node:crypto';
import type { EvidenceKind } from '@bujiao/contracts';
import { Refused } from '@bujiao/order-history';
import type Loaded from 'sharp';
import type { Metadata, Sharp } from 'sharp';
import { cleanInThread } from './documents/clean-in-thread.js';
import { PdfRefused, type PdfRefusal } from './documents/pdf-limits.js';
import {
  evidenceEmpty,
  evidenceEncrypted,
  evidenceKindNotTaken,
  evidenceTooComplex,
  evidenceTooManyPixels,
  evidenceUnreadable,
} from './evidence-refusals.js';

/** An upload as it is kept, and what its content is compared by. */
export interface ReadEvidence {
  readonly kind: EvidenceKind;
  /** Without metadata. */
  readonly content: Buffer;
  /** Of a picture: of its pixels, so that other metadata do not make it another picture. Of a document: of its bytes as they are kept. SHA-256, hex. */
  readonly hash: string;
  /** Of a document: of its bytes as they were uploaded, by which documents were compared before they were written anew. SHA-256, hex. */
  readonly uploadHash?: string;
  readonly width?: number;
  readonly height?: number;
}

const PNG = Buffer.from('89504e470d0a1a0a', 'hex');
const JPEG = Buffer.from('ffd8ff', 'hex');
const PDF = /^%PDF-[12]\.\d/;
/** A document ends with its marker, and a few bytes at most. */
const PDF_END = '%%EOF';
const PDF_TAIL = 1_024;
const JPEG_QUALITY = 90;
/** Of one pass over a picture: one that is made to take long is refused like a damaged one. */
const MOST_SECONDS = 10;

/** Decoded, of what is meant by a pixel: four channels of eight bits. */
const BYTES_A_PIXEL = 4;

type Library = typeof Loaded;
let loading: Promise<Library> | undefined;

/** Loaded with the first picture: most processes never read one. Of all that it can read, uploads reach its readers of PNG and JPEG alone. */
const library = (): Promise<Library> =>
  (loading ??= import('sharp').then(({ default: sharp }) => {
    sharp.block({ operation: ['VipsForeignLoad'] });
    sharp.unblock({ operation: ['VipsForeignLoadPngBuffer', 'VipsForeignLoadJpegBuffer'] });
    sharp.cache(false);
    sharp.concurrency(1);
    return sharp;
  }));

/**
 * What an upload is, by its content, and the form in which it is kept. A picture is decoded and written anew: that leaves out EXIF, texts,
 * colour profiles, and bytes after the end of the picture. A document is written anew from what its pages show.
 * @throws {Refused} for everything else, and for what is damaged or has more pixels than `mostPixels`
 */
export async function readEvidence(upload: Buffer, mostPixels: number): Promise<ReadEvidence> {
  if (upload.length === 0) throw evidenceEmpty();
  if (upload.subarray(0, PNG.length).equals(PNG)) return readPicture(upload, 'png', mostPixels);
  if (upload.subarray(0, JPEG.length).equals(JPEG)) return readPicture(upload, 'jpeg', mostPixels);
  if (isDocument(upload)) return readDocument(upload);
  throw evidenceKindNotTaken();
}

/** By its content. */
export const isDocument = (upload: Buffer): boolean => PDF.test(upload.toString('latin1', 0, 8));

/**
 * The hash that the content has as it is kept, for comparing with its mark. Undefined of a JPEG: its mark is that of the pixels before
 * it was written anew.
 * @throws {Refused} where the content cannot be read
 */
export async function hashOfKept(
  content: Buffer,
  { kind, width = 0, height = 0 }: Pick<ReadEvidence, 'kind' | 'width' | 'height'>,
): Promise<string | undefined> {
  if (kind === 'jpeg') return undefined;
  if (kind === 'pdf') return sha256(content);
  // Of sixteen bits a channel as well.
  return (await readPicture(content, kind, 2 * width * height)).hash;
}

async function readDocument(upload: Buffer): Promise<ReadEvidence> {
  if (!upload.subarray(-PDF_TAIL).includes(PDF_END)) throw evidenceUnreadable();
  try {
    const content = await cleanInThread(upload);
    return { kind: 'pdf', content, hash: sha256(content), uploadHash: sha256(upload) };
  } catch (error) {
    throw error instanceof PdfRefused ? DOCUMENT_REFUSALS[error.refusal]() : error;
  }
}

const DOCUMENT_REFUSALS: Readonly<Record<PdfRefusal, () => Refused>> = {
  encrypted: evidenceEncrypted,
  'too-complex': evidenceTooComplex,
  unreadable: evidenceUnreadable,
};

async function readPicture(upload: Buffer, kind: 'png' | 'jpeg', mostPixels: number): Promise<ReadEvidence> {
  const sharp = await library();
  const open = (): Sharp =>
    sharp(upload, { limitInputPixels: mostPixels, failOn: 'error', sequentialRead: true, pages: 1 }).timeout({
      seconds: MOST_SECONDS,
    });
  try {
    const found = await open().metadata();
    if (found.width * found.height > mostPixels || bytesOf(found) > mostPixels * BYTES_A_PIXEL)
      throw evidenceTooManyPixels(mostPixels);
    return await rewrite(kind, () => open().autoOrient().toColourspace('srgb'));
  } catch (error) {
    if (error instanceof Refused) throw error;
    // Whatever the library says of it, it is no picture that can be shown.
    throw (error as Error).message.includes('pixel limit')
      ? evidenceTooManyPixels(mostPixels)
      : evidenceUnreadable();
  }
}

/** Decoded. A small file can have sixteen bits a channel, which takes twice the memory. */
const bytesOf = ({ width, height, channels, depth }: Metadata): number =>
  width * height * channels * (depth === 'uchar' ? 1 : 2);

async function rewrite(kind: 'png' | 'jpeg', upright: () => Sharp): Promise<ReadEvidence> {
  const { data: pixels, info } = await upright().ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  const { width, height } = info;
  const hash = createHash('sha256').update(`${width}x${height}\n`).update(pixels).digest('hex');
  const written = kind === 'png' ? upright().png() : upright().jpeg({ quality: JPEG_QUALITY });
  return { kind, content: await written.toBuffer(), hash, width, height };
}

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
