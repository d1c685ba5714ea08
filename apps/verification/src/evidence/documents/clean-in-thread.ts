import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { PDF_LIMITS, PdfRefused, type PdfLimits } from './pdf-limits.js';
import type { Cleaned } from './pdf-worker.js';

/** As it is built: a thread is not started from a source file. */
const PROGRAM = fileURLToPath(new URL('../../../dist/evidence/documents/pdf-worker.js', import.meta.url));

/** ms in which the thread has to begin: it loads programs of ours, whatever the document is. */
const START_WITHIN_MS = 20_000;

/**
 * As `cleanPdf`, in a thread that ends with it, with a heap of its own: a document can be made to take all memory or to take for ever, and
 * ends the thread alone. The caller sees to it that few run at the same moment.
 * @throws {PdfRefused}
 */
export async function cleanInThread(upload: Buffer, limits: PdfLimits = PDF_LIMITS): Promise<Buffer> {
  const worker = new Worker(PROGRAM, {
    workerData: { upload, limits },
    resourceLimits: { maxOldGenerationSizeMb: limits.heap, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 },
    // Nothing of this process: neither its settings, which hold secrets, nor what the library prints.
    env: {},
    execArgv: [],
    stdout: true,
    stderr: true,
  });
  worker.stdout.resume();
  worker.stderr.resume();
  try {
    return await answerOf(worker, limits.within);
  } finally {
    await worker.terminate();
  }
}

function answerOf(worker: Worker, within: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const refuse = (): void => reject(new PdfRefused('too-complex'));
    let late = setTimeout(refuse, START_WITHIN_MS);
    const end = (act: () => void): void => {
      clearTimeout(late);
      act();
    };
    worker.once('message', () => {
      clearTimeout(late);
      late = setTimeout(refuse, within);
      worker.once('message', (cleaned: Cleaned) =>
        end(() =>
          'content' in cleaned
            ? resolve(Buffer.from(cleaned.content))
            : reject(new PdfRefused(cleaned.refusal)),
        ),
      );
    });
    worker.once('error', (error: NodeJS.ErrnoException) =>
      end(() => reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new PdfRefused('too-complex') : error)),
    );
    worker.once('exit', () =>
      end(() => reject(new Error('the thread that reads a document ended without an answer'))),
    );
  });
}
