import type { LoggerService } from '@nestjs/common';
import { pino, type DestinationStream, type Logger } from 'pino';
import type { Config } from '../config/index.js';
import { toLine } from './line-format.js';
import { redact } from './redact.js';

/** One JSON object a line on standard output, or one short line for people; see `LOG_FORMAT`. */
export function createPino(
  { logLevel, logFormat }: Pick<Config, 'logLevel' | 'logFormat'>,
  service: string,
  to?: DestinationStream,
): Logger {
  const destination = to ?? pino.destination({ fd: 1, sync: false });
  return pino(
    {
      level: logLevel,
      base: { service },
      timestamp: pino.stdTimeFunctions.isoTime,
      // Errors are already described; pino's serializer would drop their causes.
      serializers: { err: (described: unknown) => described },
      formatters: { level: (level) => ({ level }), log: (entry) => redact(entry) as Record<string, unknown> },
    },
    logFormat === 'json' ? destination : { write: (json: string) => void destination.write(toLine(json)) },
  );
}

/** The parts of Nest that report each module and route at start. */
const CHATTY = new Set([
  'InstanceLoader',
  'RoutesResolver',
  'RouterExplorer',
  'NestFactory',
  'NestApplication',
  'NestMicroservice',
]);

/** The parts of Nest that log why a start failed, with a stack. The start itself says so in one line. */
const TOLD_BY_THE_START = new Set(['ExceptionHandler', 'TypeOrmModule']);

/**
 * Nest's logger on pino, without a middleware: a request that is not logged costs nothing.
 * A message may be a text, an object with `msg` and fields, or an error; the last text argument is the context.
 */
export class PinoLogger implements LoggerService {
  constructor(private readonly pino: Logger) {}

  log(message: unknown, ...rest: unknown[]): void {
    this.write(CHATTY.has(String(rest.at(-1))) ? 'debug' : 'info', message, rest);
  }
  error(message: unknown, ...rest: unknown[]): void {
    this.write(TOLD_BY_THE_START.has(String(rest.at(-1))) ? 'debug' : 'error', message, rest);
  }
  warn(message: unknown, ...rest: unknown[]): void {
    this.write('warn', message, rest);
  }
  debug(message: unknown, ...rest: unknown[]): void {
    this.write('debug', message, rest);
  }
  verbose(message: unknown, ...rest: unknown[]): void {
    this.write('trace', message, rest);
  }
  fatal(message: unknown, ...rest: unknown[]): void {
    this.write('fatal', message, rest);
  }

  private write(
    level: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal',
    message: unknown,
    rest: readonly unknown[],
  ): void {
    if (!this.pino.isLevelEnabled(level)) return;
    const fields = fieldsOf(rest);
    if (message instanceof Error) this.pino[level]({ ...fields, err: message }, message.message);
    else if (typeof message === 'object' && message !== null) this.pino[level]({ ...fields, ...message });
    else this.pino[level](fields, String(message));
  }
}

/** Nest appends a stack or an error to a message, and the context last. */
function fieldsOf(rest: readonly unknown[]): Record<string, unknown> {
  const context = rest.at(-1);
  const stack = rest.length > 1 ? rest[0] : undefined;
  const err = rest.find((argument) => argument instanceof Error);
  return {
    ...(typeof context === 'string' ? { context } : {}),
    ...(typeof stack === 'string' ? { stack } : {}),
    ...(err ? { err } : {}),
  };
}
