import { LRUCache } from 'lru-cache';
import type { Adapter, AdapterPayload } from 'oidc-provider';

const MOST_RECORDS = 5_000;
const LONGEST_MS = 24 * 3_600_000;

/**
 * What the sign-in remembers (sessions, codes, grants), in memory: after a restart people sign in again, which is one click.
 * Bounded, so that a visitor who never finishes signing in costs nothing for long.
 */
export class MemoryStorage {
  private readonly records = new LRUCache<string, AdapterPayload>({ max: MOST_RECORDS, ttl: LONGEST_MS });
  private readonly sessions = new LRUCache<string, string>({ max: MOST_RECORDS, ttl: LONGEST_MS });

  adapterFor(model: string): Adapter {
    const keyOf = (id: string): string => `${model}:${id}`;
    return {
      upsert: async (id, payload, expiresIn) => {
        this.records.set(keyOf(id), payload, { ttl: expiresIn ? expiresIn * 1000 : LONGEST_MS });
        if (model === 'Session' && payload.uid) this.sessions.set(payload.uid, id);
      },
      find: async (id) => this.records.get(keyOf(id)),
      findByUid: async (uid) => this.records.get(keyOf(this.sessions.get(uid) ?? '')),
      // No client of this issuer uses the device flow.
      findByUserCode: async () => undefined,
      destroy: async (id) => void this.records.delete(keyOf(id)),
      revokeByGrantId: async (grantId) => {
        for (const [key, record] of this.records.entries())
          if (record.grantId === grantId) this.records.delete(key);
      },
      consume: async (id) => {
        const record = this.records.get(keyOf(id));
        if (record) record.consumed = Math.floor(Date.now() / 1000);
      },
    };
  }
}
