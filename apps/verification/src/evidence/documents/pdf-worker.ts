import { parentPort, workerData } from 'node:worker_threads';
import { cleanPdf } from './clean-pdf.js';
import type { PdfLimits, PdfRefusal, PdfRefused } from './pdf-limits.js';
import { limitUnpacking } from './unpacking-budget.js';

/** What the thread answers. */
export type Cleaned = { readonly content: Uint8Array } | { readonly refusal: PdfRefusal };

const { upload, limits } = workerData as { readonly upload: Uint8Array; readonly limits: PdfLimits };

limitUnpacking(limits.unpacked);
const cleaned = await cleanPdf(upload, limits).then(
  (content): Cleaned => ({ content }),
  (error: unknown): Cleaned => ({ refusal: (error as PdfRefused).refusal }),
);
parentPort?.postMessage(cleaned);
