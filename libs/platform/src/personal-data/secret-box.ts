import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const ALGORITHM = 'aes-256-gcm';
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** The ciphertext does not fit: another key, another context, or changed bytes. */
export class SealBroken extends Error {
  readonly code = 'seal-broken';
  readonly retryable = false;
  constructor(cause?: unknown) {
    super('Sealed data cannot be opened: it was changed, or sealed with another key or for another place', {
      cause,
    });
    this.name = 'SealBroken';
  }
}

/**
 * AES-256-GCM under one key. `context` (say, the id of the row) is bound to the ciphertext: moved to another row, it cannot be
 * opened. Ciphertext: nonce (12 bytes), encrypted text, tag (16 bytes).
 */
export class SecretBox {
  private constructor(private readonly key: Buffer) {}

  /** A key of its own for each purpose, derived by HKDF-SHA-256. The purpose is part of the key: never change it. */
  static forPurpose(masterKey: Buffer, purpose: string): SecretBox {
    return new SecretBox(
      Buffer.from(hkdfSync('sha256', masterKey, Buffer.alloc(0), `bujiao/${purpose}`, KEY_BYTES)),
    );
  }

  static withKey(key: Buffer): SecretBox {
    if (key.length !== KEY_BYTES) throw new Error(`a key has ${KEY_BYTES} bytes`);
    return new SecretBox(key);
  }

  encrypt(plaintext: string | Buffer, context: string): Buffer {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv(ALGORITHM, this.key, nonce, { authTagLength: TAG_BYTES }).setAAD(
      Buffer.from(context),
    );
    const text = typeof plaintext === 'string' ? Buffer.from(plaintext, 'utf8') : plaintext;
    return Buffer.concat([nonce, cipher.update(text), cipher.final(), cipher.getAuthTag()]);
  }

  /** Throws {@link SealBroken}. */
  decrypt(ciphertext: Buffer, context: string): Buffer {
    if (ciphertext.length < NONCE_BYTES + TAG_BYTES) throw new SealBroken();
    const end = ciphertext.length - TAG_BYTES;
    try {
      const decipher = createDecipheriv(ALGORITHM, this.key, ciphertext.subarray(0, NONCE_BYTES), {
        authTagLength: TAG_BYTES,
      })
        .setAAD(Buffer.from(context))
        .setAuthTag(ciphertext.subarray(end));
      return Buffer.concat([decipher.update(ciphertext.subarray(NONCE_BYTES, end)), decipher.final()]);
    } catch (error) {
      throw new SealBroken(error);
    }
  }

  decryptText(ciphertext: Buffer, context: string): string {
    return this.decrypt(ciphertext, context).toString('utf8');
  }
}
