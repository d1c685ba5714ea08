import { randomBytes } from 'node:crypto';
import { Batcher } from '@bujiao/batching';
import type { Sealed } from '@bujiao/contracts';
import { LRUCache } from 'lru-cache';
import type { Pool } from 'pg';
import { SecretBox } from './secret-box.js';

/** The buyer's key was destroyed: data sealed with it cannot be read. */
export class KeyDestroyed extends Error {
  readonly code = 'key-destroyed';
  readonly retryable = false;
  constructor(readonly keyOf: string) {
    super(`There is no key of ${keyOf}: what it sealed cannot be read any more`);
    this.name = 'KeyDestroyed';
  }
}

/** Most cached keys of buyers. */
const CACHED_KEYS = 20_000;

/**
 * One random key for each buyer, made on first use and stored in PostgreSQL wrapped with the master key. Destroying a buyer's key makes
 * everything that was sealed for the buyer unreadable, including copies.
 */
export class KeyRing {
  private readonly wrapping: SecretBox;
  private readonly keys = new LRUCache<string, Promise<SecretBox>>({ max: CACHED_KEYS });
  private readonly makers: Batcher<string, SecretBox>;
  private readonly readers: Batcher<string, SecretBox | undefined>;

  constructor(
    private readonly pool: Pool,
    masterKey: Buffer,
  ) {
    this.wrapping = SecretBox.forPurpose(masterKey, 'key-ring');
    this.makers = new Batcher((buyers) => this.findOrMake(buyers));
    this.readers = new Batcher((buyers) => this.find(buyers));
  }

  async seal(buyerId: string, value: object): Promise<Sealed> {
    const box = await this.remember(buyerId, () => this.makers.add(buyerId));
    return { keyOf: buyerId, sealed: box.encrypt(JSON.stringify(value), buyerId).toString('base64url') };
  }

  /** Throws {@link KeyDestroyed} or `SealBroken`. */
  async open<Value extends object>({ keyOf, sealed }: Sealed): Promise<Value> {
    const box = await this.known(keyOf);
    return JSON.parse(box.decryptText(Buffer.from(sealed, 'base64url'), keyOf)) as Value;
  }

  /** As {@link seal}, for content that is no JSON. `context` (say, where it is kept) is bound to it: moved elsewhere, it cannot be opened. */
  async sealBytes(buyerId: string, content: Buffer, context: string): Promise<Buffer> {
    const box = await this.remember(buyerId, () => this.makers.add(buyerId));
    return box.encrypt(content, `${buyerId}\n${context}`);
  }

  /** Throws {@link KeyDestroyed} or `SealBroken`. */
  async openBytes(buyerId: string, sealed: Buffer, context: string): Promise<Buffer> {
    const box = await this.known(buyerId);
    return box.decrypt(sealed, `${buyerId}\n${context}`);
  }

  private known(buyerId: string): Promise<SecretBox> {
    return this.remember(buyerId, async () => {
      const found = await this.readers.add(buyerId);
      if (!found) throw new KeyDestroyed(buyerId);
      return found;
    });
  }

  /** Failures are not cached. */
  private remember(buyerId: string, load: () => Promise<SecretBox>): Promise<SecretBox> {
    const known = this.keys.get(buyerId);
    if (known) return known;
    const loading = load();
    this.keys.set(buyerId, loading);
    loading.catch(() => this.keys.delete(buyerId));
    return loading;
  }

  /** Several processes may make a key for a buyer at once; the first row is kept, and all read it. */
  private async findOrMake(buyers: readonly string[]): Promise<SecretBox[]> {
    const wanted = [...new Set(buyers)];
    const wrapped = wanted.map((buyerId) => this.wrapping.encrypt(randomBytes(32), buyerId));
    const { rows } = await this.pool.query<KeyRow>({
      name: 'keyring-find-or-make',
      text: `WITH made AS (
               INSERT INTO keyring.buyer_keys (buyer_id, wrapped_key) SELECT * FROM unnest($1::text[], $2::bytea[]) ORDER BY 1
               ON CONFLICT DO NOTHING RETURNING buyer_id, wrapped_key)
             SELECT * FROM made UNION ALL SELECT buyer_id, wrapped_key FROM keyring.buyer_keys WHERE buyer_id = ANY ($1)`,
      values: [wanted, wrapped],
    });
    const found = this.unwrap(rows);
    const missing = wanted.filter((buyerId) => !found.has(buyerId));
    // A row that another process committed while this statement ran is neither made nor seen by it.
    for (const [buyerId, box] of missing.length > 0 ? this.unwrap(await this.rowsOf(missing)) : [])
      found.set(buyerId, box);
    return buyers.map((buyerId) => boxOf(found, buyerId));
  }

  private async find(buyers: readonly string[]): Promise<(SecretBox | undefined)[]> {
    const found = this.unwrap(await this.rowsOf([...new Set(buyers)]));
    return buyers.map((buyerId) => found.get(buyerId));
  }

  private async rowsOf(buyers: readonly string[]): Promise<KeyRow[]> {
    const text = 'SELECT buyer_id, wrapped_key FROM keyring.buyer_keys WHERE buyer_id = ANY ($1)';
    return (await this.pool.query<KeyRow>({ name: 'keyring-find', text, values: [buyers] })).rows;
  }

  private unwrap(rows: readonly KeyRow[]): Map<string, SecretBox> {
    return new Map(
      rows.map(({ buyer_id, wrapped_key }) => [
        buyer_id,
        SecretBox.withKey(this.wrapping.decrypt(wrapped_key, buyer_id)),
      ]),
    );
  }
}

interface KeyRow {
  readonly buyer_id: string;
  readonly wrapped_key: Buffer;
}

function boxOf(found: ReadonlyMap<string, SecretBox>, buyerId: string): SecretBox {
  const box = found.get(buyerId);
  if (!box) throw new KeyDestroyed(buyerId);
  return box;
}
