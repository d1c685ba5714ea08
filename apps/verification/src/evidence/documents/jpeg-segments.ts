import { PdfRefused } from './pdf-limits.js';

const MARKER = 0xff;
const START = 0xd8;
const END = 0xd9;
const SCAN = 0xda;
const COMMENT = 0xfe;
const [FIRST_APPLICATION, LAST_APPLICATION] = [0xe0, 0xef];
/** Holds whether the colours were transformed: without it they are shown wrong. */
const ADOBE = 0xee;

/**
 * A JPEG without what stands beside its pixels: EXIF, XMP, thumbnails, comments, and what follows its end. The pixels stay as they are,
 * bit for bit: a picture in a document is not written anew.
 * @throws {PdfRefused} where it is none
 */
export function pixelsOnly(jpeg: Uint8Array): Uint8Array {
  if (jpeg[0] !== MARKER || jpeg[1] !== START) throw new PdfRefused('unreadable');
  const kept = [jpeg.subarray(0, 2)];
  for (let next = 2; next < jpeg.length;) {
    const at = markerAt(jpeg, next);
    const marker = jpeg[at + 1] ?? END;
    if (marker === END) break;
    next = endOfSegment(jpeg, marker, at);
    if (!saysSomethingElse(jpeg, marker, at)) kept.push(jpeg.subarray(at, next));
  }
  return joined([...kept, Uint8Array.of(MARKER, END)]);
}

/** Any number of 0xff can stand before a marker. */
function markerAt(jpeg: Uint8Array, from: number): number {
  let at = from;
  while (jpeg[at] === MARKER && jpeg[at + 1] === MARKER) at += 1;
  if (jpeg[at] !== MARKER || jpeg[at + 1] === undefined) throw new PdfRefused('unreadable');
  return at;
}

function endOfSegment(jpeg: Uint8Array, marker: number, at: number): number {
  const end = at + 2 + lengthAt(jpeg, at + 2);
  if (marker === SCAN) return endOfScan(jpeg, end);
  if (end >= jpeg.length) throw new PdfRefused('unreadable');
  return end;
}

function lengthAt(jpeg: Uint8Array, at: number): number {
  const length = ((jpeg[at] ?? 0) << 8) + (jpeg[at + 1] ?? 0);
  if (length < 2 || at + length > jpeg.length) throw new PdfRefused('unreadable');
  return length;
}

function saysSomethingElse(jpeg: Uint8Array, marker: number, at: number): boolean {
  if (marker === COMMENT) return true;
  if (marker < FIRST_APPLICATION || marker > LAST_APPLICATION || marker === ADOBE) return false;
  // The first one says the size of a pixel; an extension of it holds a thumbnail.
  return !(marker === FIRST_APPLICATION && jpeg[at + 4] === 0x4a && jpeg[at + 7] === 0x46);
}

/**
 * Within a scan 0xff stands for itself where 0 follows, and for a restart where D0 to D7 does. A picture without its end marker is shown
 * by every viewer: it ends with its data.
 */
function endOfScan(jpeg: Uint8Array, from: number): number {
  for (let at = jpeg.indexOf(MARKER, from); at >= 0; at = jpeg.indexOf(MARKER, at + 1)) {
    const next = jpeg[at + 1] ?? 0;
    if (next !== 0 && next !== MARKER && (next < 0xd0 || next > 0xd7)) return at;
  }
  return jpeg.length;
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
