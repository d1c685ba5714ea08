import type * as AwsS3 from '@aws-sdk/client-s3';
import {
  assertAddress,
  isAddress,
  EvidenceStoreUnavailable,
  type EvidenceStore,
} from './evidence-store.port.js';

export interface S3Settings {
  /** Address of the service, as `https://s3.eu-central-1.amazonaws.com`; the bucket is named in the path. */
  readonly url: string;
  readonly region: string;
  readonly bucket: string;
  readonly accessKey: string;
  readonly secretKey: string;
}

/** Objects are named `evidence/` and their address, so that a bucket can be shared. */
const PREFIX = 'evidence/';
const TRIES = 3;
/** ms */
const CONNECTS_WITHIN = 3_000;
const ANSWERS_WITHIN = 20_000;

type Sdk = typeof AwsS3;
type S3Client = AwsS3.S3Client;

interface Loaded {
  readonly sdk: Sdk;
  readonly client: S3Client;
}

/** On storage that speaks the S3 protocol. The client is loaded with the first content: installations without S3 never load it. */
export class S3EvidenceStore implements EvidenceStore {
  private loading: Promise<Loaded> | undefined;

  constructor(private readonly settings: S3Settings) {}

  async put(address: string, content: Buffer): Promise<void> {
    await this.call(address, ({ sdk, client }, at) =>
      client.send(
        new sdk.PutObjectCommand({ ...at, Body: content, ContentType: 'application/octet-stream' }),
      ),
    );
  }

  get(address: string): Promise<Buffer | undefined> {
    return this.call(address, async ({ sdk, client }, at) => {
      try {
        const { Body } = await client.send(new sdk.GetObjectCommand(at));
        return Body && Buffer.from(await Body.transformToByteArray());
      } catch (error) {
        if (error instanceof sdk.NoSuchKey) return undefined;
        throw error;
      }
    });
  }

  async delete(address: string): Promise<void> {
    await this.call(address, ({ sdk, client }, at) => client.send(new sdk.DeleteObjectCommand(at)));
  }

  async list(after: string | undefined, most: number): Promise<readonly string[]> {
    const found: string[] = [];
    // A page of the storage can be shorter than was asked, and hold objects that are no evidence.
    for (let last = `${PREFIX}${after ?? ''}`; found.length < most;) {
      const { Contents = [], IsTruncated } = await this.loaded(({ sdk, client }) =>
        client.send(
          new sdk.ListObjectsV2Command({
            Bucket: this.settings.bucket,
            Prefix: PREFIX,
            StartAfter: last,
            MaxKeys: most,
          }),
        ),
      );
      const keys = Contents.flatMap(({ Key }) => Key ?? []);
      found.push(...keys.map((key) => key.slice(PREFIX.length)).filter(isAddress));
      last = keys.at(-1) ?? last;
      if (!IsTruncated || keys.length === 0) break;
    }
    return found.slice(0, most);
  }

  /** Closes its connections. */
  async close(): Promise<void> {
    (await this.loading)?.client.destroy();
  }

  private call<T>(
    address: string,
    act: (loaded: Loaded, at: { readonly Bucket: string; readonly Key: string }) => Promise<T>,
  ): Promise<T> {
    assertAddress(address);
    const at = { Bucket: this.settings.bucket, Key: `${PREFIX}${address}` };
    return this.loaded((loaded) => act(loaded, at));
  }

  private async loaded<T>(act: (loaded: Loaded) => Promise<T>): Promise<T> {
    try {
      return await act(await (this.loading ??= this.load()));
    } catch (error) {
      throw new EvidenceStoreUnavailable(error);
    }
  }

  private async load(): Promise<Loaded> {
    const sdk = await import('@aws-sdk/client-s3');
    const { url, region, accessKey, secretKey } = this.settings;
    const client = new sdk.S3Client({
      endpoint: url,
      region,
      forcePathStyle: true,
      credentials: { accessKeyId: accessKey, secretAccessKey: secretKey },
      maxAttempts: TRIES,
      // Checksums beyond what the protocol asks for are refused by some storage.
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
      requestHandler: { connectionTimeout: CONNECTS_WITHIN, requestTimeout: ANSWERS_WITHIN },
    });
    return { sdk, client };
  }
}
