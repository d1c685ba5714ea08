import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A card past its expiry is not issued, so its expiry stands beside its seal. `secret_hash` finds the same card under other
 * goods; keyed, since a card could be guessed from a plain hash. `findings` lets a batch that is imported again answer the same.
 * Cards that were stocked before have neither: their expiry was free text, and their secrets are sealed.
 */
export class AddCardExpiry1764300000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table fulfillment.card_secrets add expires_on date, add secret_hash bytea`);
    await runner.query(
      `create index card_secrets_secret on fulfillment.card_secrets (secret_hash) where secret_hash is not null`,
    );
    await runner.query(`alter table fulfillment.card_batches add findings json`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table fulfillment.card_batches drop findings`);
    await runner.query(`alter table fulfillment.card_secrets drop expires_on, drop secret_hash`);
  }
}
