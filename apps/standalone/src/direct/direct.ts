import { EmbeddedPostgres } from '@bujiao/embedded-postgres';
import { DATABASE, DataFolder, keptSecrets } from '@bujiao/local-installation';
import { urlOfRunning } from '@bujiao/local-installation/backup';
import { LocalIssuer } from '@bujiao/local-installation/issuer';
import { createHttpService, loadConfig, type Environment, type HttpService } from '@bujiao/platform';
import { exportJWK, generateKeyPair } from 'jose';
import { DirectModule } from './direct.module.js';
import { refuseChanges } from './refuse-changes.js';

/** What a command line needs to look at an installation without its services. */
export interface Direct {
  readonly url: string;
  readonly token: string;
  close(): Promise<void>;
}

const ISSUER = 'urn:bujiao:direct';
const AUDIENCE = 'bujiao';

/** Whatever the code does, the database refuses to be changed over these connections. */
const READ_ONLY = '-c default_transaction_read_only=on -c timezone=UTC -c datestyle=ISO -c jit=off';

/**
 * Serves what can be read off the store and the broker, on a free port of this machine, to one token. The database is the one that
 * `PG_URL` names, else that of the data folder, which is started where it does not run.
 */
export async function startDirect(env: Environment, user: string): Promise<Direct> {
  const { url: database, stop } = await databaseOf(env);
  try {
    const { privateKey } = await generateKeyPair('EdDSA', { extractable: true });
    const issuer = await LocalIssuer.create({
      privateKey: await exportJWK(privateKey),
      issuer: ISSUER,
      audience: AUDIENCE,
    });
    const service = await serve(env, database, issuer);
    const url = (await service.getUrl()).replace('[::1]', '127.0.0.1');
    const { token } = await issuer.issue(user, ['ops']);
    const close = async (): Promise<void> => {
      await service.close();
      await stop();
    };
    return { url, token, close };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function serve(env: Environment, database: string, issuer: LocalIssuer): Promise<HttpService> {
  const readOnly = new URL(database);
  readOnly.searchParams.set('options', READ_ONLY);
  const config = loadConfig({
    LOG_LEVEL: 'silent',
    ...chosen(env, ['EVENT_STORE', 'ESDB_URL', 'EVENT_BUS', 'KAFKA_BROKERS']),
    PG_URL: readOnly.toString(),
    AUTH_ISSUER: ISSUER,
    AUTH_AUDIENCE: AUDIENCE,
    HTTP_PORT: '0',
    HTTP_HOST: '127.0.0.1',
  });
  const docs = { title: 'Bujiao', description: 'Without the services.' };
  const service = await createHttpService(DirectModule, {
    config,
    name: 'direct',
    docs,
    tokenKeys: issuer.keys,
    consumes: false,
    takesTokens: true,
  });
  refuseChanges(service.getHttpAdapter().getInstance());
  await service.listen(config.httpPort, config.httpHost);
  return service;
}

const chosen = (env: Environment, names: readonly string[]): Environment =>
  Object.fromEntries(names.flatMap((name) => (env[name] === undefined ? [] : [[name, env[name]]])));

interface Database {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

async function databaseOf(env: Environment): Promise<Database> {
  const { PG_URL: named, BUJIAO_DATA_DIR: path = '.data' } = env;
  if (named) return { url: named, stop: () => Promise.resolve() };
  const running = urlOfRunning(path);
  if (running !== undefined && (await answers(running)))
    return { url: running, stop: () => Promise.resolve() };
  const folder = await DataFolder.open(path);
  try {
    const { postgresPassword: password } = await keptSecrets(folder);
    const postgres = await EmbeddedPostgres.start({ dataDir: folder.file(DATABASE), password });
    return {
      url: postgres.url,
      stop: async () => {
        await postgres.stop();
        await folder.close();
      },
    };
  } catch (error) {
    await folder.close();
    throw error;
  }
}

/** A file of a server that was killed stays behind. */
async function answers(url: string): Promise<boolean> {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.end();
    return true;
  } catch {
    return false;
  }
}
