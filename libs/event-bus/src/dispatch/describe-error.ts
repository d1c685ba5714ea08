const MOST_CAUSES = 5;
const PATH = /(?:file:\/\/)?(?:\/[\w.@+-]+){2,}(?::\d+){0,2}/g;

/**
 * The part of an error that is stored and shown: its stable code, and its message with those of its causes. Stacks and paths are
 * left out; the log has them.
 */
export function describeError(error: unknown): { errorCode: string; error: string } {
  if (!(error instanceof Error)) return { errorCode: 'not-an-error', error: withoutPaths(String(error)) };
  const code = (error as { code?: unknown }).code;
  const said: string[] = [];
  for (let e: unknown = error; e instanceof Error && said.length < MOST_CAUSES; e = e.cause)
    said.push(withoutPaths(`${e.name}: ${e.message}`));
  return { errorCode: typeof code === 'string' ? code : error.name, error: said.join('\ncaused by: ') };
}

const withoutPaths = (text: string): string => text.replaceAll(PATH, '…');
