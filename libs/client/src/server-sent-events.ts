export interface ServerSentEvent {
  readonly id?: string;
  readonly event: string;
  readonly data: string;
}

/**
 * Reads `text/event-stream`, cut anywhere. Comments (heartbeats) are skipped; an event that the end of the stream cut off is
 * dropped: it comes again after the id before it.
 */
export async function* readServerSentEvents(
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<ServerSentEvent> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of chunks) {
    rest = (rest + decoder.decode(chunk, { stream: true })).replaceAll('\r\n', '\n');
    for (let end = rest.indexOf('\n\n'); end >= 0; end = rest.indexOf('\n\n')) {
      const event = parseBlock(rest.slice(0, end));
      rest = rest.slice(end + 2);
      if (event) yield event;
    }
  }
}

function parseBlock(block: string): ServerSentEvent | undefined {
  const lines = block
    .split('\n')
    .filter((line) => !line.startsWith(':'))
    .map(parseLine);
  const last = (name: string): string | undefined => lines.findLast((line) => line.name === name)?.value;
  const data = lines.filter(({ name }) => name === 'data').map(({ value }) => value);
  if (data.length === 0) return undefined;
  const id = last('id');
  return { event: last('event') ?? 'message', data: data.join('\n'), ...(id !== undefined && { id }) };
}

function parseLine(line: string): { name: string; value: string } {
  const colon = line.indexOf(':');
  if (colon < 0) return { name: line, value: '' };
  return { name: line.slice(0, colon), value: line.slice(colon + 1).replace(/^ /, '') };
}
