import { parentPort, workerData } from 'node:worker_threads';
import { cleanPdf } from './clean-pdf.js';
import type { PdfLimits, PdfRefusal, PdfRefused } from './pdf-limits.js';
import { limitUnpacking } from './unpacking-budget.js';

/** What the thread answers, after it has said that it begins. */
export type Cleaned = { readonly content: Uint8Array } | { readonly refusal: PdfRefusal };

/** The first message: from here on the time belongs to the document, and not to the start of a thread on a busy machine. */
const BEGINS = 'begins';

const { upload, limits } = workerData as { readonly upload: Uint8Array; readonly limits: PdfLimits };

parentPort?.postMessage(BEGINS);
const budget = limitUnpacking(limits.unpacked);
const cleaned = await cleanPdf(upload, limits).then(
  (content): Cleaned => ({ content }),
  (error: unknown): Cleaned => ({
    refusal: budget.isExceeded() ? 'too-complex' : (error as PdfRefused).refusal,
  }),
);
parentPort?.postMessage(cleaned);
