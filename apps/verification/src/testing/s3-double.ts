import { createHash, createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface S3Double {
  readonly url: string;
  /** By path, `/bucket/key`. */
  readonly objects: Map<string, Buffer>;
  /** Requests whose signature did not fit. */
  readonly refused: () => number;
  /** Answers with this status until it is taken back. */
  fail(status: number | undefined): void;
  close(): Promise<void>;
}

const hmac = (key: Buffer | string, text: string): Buffer => createHmac('sha256', key).update(text).digest();
const sha256 = (content: Buffer | string): string => createHash('sha256').update(content).digest('hex');

/** The signature of version 4 that the request has to have, computed from the request itself. */
function signatureOf(request: IncomingMessage, body: Buffer, secretKey: string): string {
  const found = /Credential=[^/]+\/(\d+)\/([^/]+)\/s3\/aws4_request, SignedHeaders=([^,]+), /.exec(
    request.headers.authorization ?? '',
  );
  const [day, region, signed] = (found?.slice(1) ?? ['', '', '']) as [string, string, string];
  const url = new URL(request.url ?? '/', 'http://s3');
  const query = [...url.searchParams].map(([k, v]) => `${encodeURIComponent(k)}=${encodeURIComponent(v)}`);
  const headers = signed.split(';').map((name) => `${name}:${String(request.headers[name]).trim()}\n`);
  const told = String(request.headers['x-amz-content-sha256']);
  if (told !== 'UNSIGNED-PAYLOAD' && told !== sha256(body)) return 'another body';
  const canonical = [
    ...[request.method, url.pathname, query.toSorted().join('&'), headers.join(''), signed, told],
  ].join('\n');
  const scope = `${day}/${region}/s3/aws4_request`;
  const toSign = ['AWS4-HMAC-SHA256', request.headers['x-amz-date'], scope, sha256(canonical)].join('\n');
  const key = hmac(hmac(hmac(hmac(`AWS4${secretKey}`, day), region), 's3'), 'aws4_request');
  return hmac(key, toSign).toString('hex');
}

const ERROR = (code: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code><Message>${code}</Message></Error>`;

/** Storage that speaks as much of the S3 protocol as evidence needs, over a real connection; it checks signatures. */
export async function startS3Double(secretKey: string): Promise<S3Double> {
  const objects = new Map<string, Buffer>();
  let [refused, failing]: [number, number | undefined] = [0, undefined];
  const answerTo = (request: IncomingMessage, body: Buffer): Answered => {
    if (failing !== undefined) return [failing, ERROR('InternalError')];
    const given = /Signature=([0-9a-f]+)/.exec(request.headers.authorization ?? '')?.[1];
    if (given === signatureOf(request, body, secretKey)) return served(objects, request, body);
    refused += 1;
    return [403, ERROR('SignatureDoesNotMatch')];
  };
  const server: Server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const [status, content] = answerTo(request, Buffer.concat(parts));
      response.writeHead(status, { 'content-type': 'application/xml' }).end(content);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    objects,
    refused: () => refused,
    fail: (status) => (failing = status),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

type Answered = readonly [status: number, content?: Buffer | string];

/** In pages of two at most, whatever is asked. */
function listed(objects: Map<string, Buffer>, bucket: string, query: URLSearchParams): string {
  const most = Math.min(2, Number(query.get('max-keys') ?? 1_000));
  const keys = [...objects.keys()]
    .map((path) => path.slice(bucket.replace(/\/$/, '').length + 1))
    .filter((key) => key.startsWith(query.get('prefix') ?? '') && key > (query.get('start-after') ?? ''))
    .sort();
  const contents = keys.slice(0, most).map((key) => `<Contents><Key>${key}</Key></Contents>`);
  const isTruncated = keys.length > most;
  return `<?xml version="1.0" encoding="UTF-8"?><ListBucketResult><IsTruncated>${isTruncated}</IsTruncated>${contents.join('')}</ListBucketResult>`;
}

/** What the storage does with a request whose signature fits. */
function served(objects: Map<string, Buffer>, { method, url = '' }: IncomingMessage, body: Buffer): Answered {
  const { pathname: path, searchParams } = new URL(url, 'http://s3');
  if (searchParams.get('list-type') === '2') return [200, listed(objects, path, searchParams)];
  if (method === 'PUT') objects.set(path, body);
  if (method === 'DELETE') objects.delete(path);
  if (method !== 'GET') return [method === 'DELETE' ? 204 : 200];
  const kept = objects.get(path);
  return kept ? [200, kept] : [404, ERROR('NoSuchKey')];
}
