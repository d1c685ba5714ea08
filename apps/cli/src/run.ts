import { CommanderError } from 'commander';
import type { Surroundings } from './context.js';
import { EXIT, Failure, type ExitCode } from './exit-codes.js';
import { buildProgram } from './program.js';
import type { Ending } from './verb.js';

/** Runs what was typed. @returns what the process ends with; never throws */
export async function run(argv: readonly string[], surroundings: Surroundings): Promise<ExitCode> {
  const ending: Ending = { code: EXIT.fine };
  const program = buildProgram(surroundings, ending);
  try {
    if (argv.length === 0) {
      program.outputHelp();
      return EXIT.usage;
    }
    await program.parseAsync(argv, { from: 'user' });
    return ending.code;
  } catch (error) {
    return codeOf(error, surroundings);
  }
}

function codeOf(error: unknown, { err, interrupted }: Surroundings): ExitCode {
  // Commander has said what was wrong, or was asked for help.
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.fine : EXIT.usage;
  if (isBrokenPipe(error)) return EXIT.fine;
  if (interrupted.aborted) return EXIT.interrupted;
  if (!(error instanceof Failure)) {
    err.write(`${(error as Error).stack ?? String(error)}\n`);
    return EXIT.failed;
  }
  err.write(`${error.message}\n${error.next ? `→ ${error.next}\n` : ''}`);
  return error.exitCode;
}

/** Who read standard output has had enough, as `head` has. */
const isBrokenPipe = (error: unknown): boolean => (error as { code?: unknown }).code === 'EPIPE';
