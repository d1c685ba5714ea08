interface Entry {
  readonly time?: string;
  readonly level?: string;
  readonly context?: string;
  readonly msg?: string;
  readonly code?: string;
  readonly err?: { readonly message?: string; readonly stack?: string };
}

/** `12:03:04 warn  timers  the job failed: no answer`, followed by a stack for unexpected errors. */
export function toLine(json: string): string {
  const entry = JSON.parse(json) as Entry;
  const { time = '', level = '', context, code } = entry;
  const parts = [
    time.slice(11, 19),
    level.padEnd(5),
    context && `${context}:`,
    reasonOf(entry),
    code && `(${code})`,
  ];
  return `${parts.filter(Boolean).join(' ')}${stackOf(entry)}\n`;
}

function reasonOf({ msg, err }: Entry): string {
  if (err?.message === undefined || err.message === msg) return msg ?? '';
  return `${msg ?? 'failed'}: ${err.message}`;
}

const stackOf = ({ level, err }: Entry): string =>
  err?.stack && (level === 'error' || level === 'fatal') ? `\n${err.stack}` : '';
