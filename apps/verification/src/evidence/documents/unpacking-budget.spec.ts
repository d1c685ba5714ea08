import { deflateSync } from 'node:zlib';
import { decodePDFRawStream, PDFContext, PDFName, PDFRawStream } from '@cantoo/pdf-lib';
import { limitUnpacking } from './unpacking-budget.js';

const MIB = 1_048_576;
const packed = (bytes: number): { decode(): Uint8Array; readonly buffer: Uint8Array } => {
  const dict = PDFContext.create().obj({ Filter: PDFName.of('FlateDecode') });
  const stream = PDFRawStream.of(dict, deflateSync(Buffer.alloc(bytes)));
  return decodePDFRawStream(stream) as unknown as ReturnType<typeof packed>;
};

// For the whole of this file: it holds for a thread.
const budget = limitUnpacking(4 * MIB);

it('unpacks up to the budget, and then no more: nothing beyond it takes memory', () => {
  expect(packed(MIB).decode()).toHaveLength(MIB);
  expect(packed(MIB).decode()).toHaveLength(MIB);
  expect(budget.isExceeded()).toBe(false);
  const large = packed(64 * MIB);
  expect(() => large.decode()).toThrow('too-complex');
  expect(large.buffer.length).toBeLessThanOrEqual(4 * MIB);
  expect(budget.isExceeded()).toBe(true);
  // Used up: a document is refused, however small the next part is.
  expect(() => packed(1).decode()).toThrow('too-complex');
});
