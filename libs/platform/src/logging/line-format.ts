interface Entry {
  readonly time?: string;
  readonly level?: string;
  readonly context?: string;
  readonly msg?: string;
  readonly code?: string;
  readonly err?: { readonly message?: string; readonly stack?: string };
}

/** `12:03:04 warn  timers  the job failed: no answer`, with a stack below where something unforeseen broke. */
export function toLine(json: string): string {
  const { time = '', level = '', context, msg, code, err } = JSON.parse(json) as Entry;
  const reason = err?.message !== undefined && err.message !== msg ? `${msg ?? 'failed'}: ${err.message}` : (msg ?? '');
  const parts = [time.slice(11, 19), level.padEnd(5), ...(context ? [`${context}:`] : []), reason, ...(code ? [`(${code})`] : [])];
  const stack = err?.stack && (level === 'error' || level === 'fatal') ? `\n${err.stack}` : '';
  return `${parts.join(' ')}${stack}\n`;
}
