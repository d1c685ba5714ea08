// globalSetup of a jest project whose specs need Postgres and Kafka. A run of all projects has set both before.
import startPostgres, { compiled } from './postgres.setup.mjs';

export default async function () {
  await startPostgres();
  if (process.env.KAFKA_BROKERS || process.env.NO_KAFKA) return;
  const { hasKafka, startKafka } = await compiled();
  const kafka = await startKafka();
  if (!hasKafka(kafka)) {
    if (process.env.CI === 'true') throw new Error(kafka.reason);
    console.warn(`\nSpecs over Kafka are skipped: ${kafka.reason}\n`);
    process.env.NO_KAFKA = kafka.reason;
    return;
  }
  process.env.KAFKA_BROKERS = kafka.brokers;
  (globalThis.__SERVERS__ ??= []).push(kafka);
}
