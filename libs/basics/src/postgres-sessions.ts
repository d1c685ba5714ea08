/**
 * Settings by which PostgreSQL ends the session of a client that has vanished within half a minute, with all that it holds: locks, the
 * lead, timers. With those of most systems it would take two hours.
 */
const SERVER_KEEPALIVES = {
  tcp_keepalives_idle: '10',
  tcp_keepalives_interval: '5',
  tcp_keepalives_count: '3',
} as const;

/** For `pg`. A client whose server has vanished finds out before that server has given away what the client held. */
const CLIENT_KEEPALIVES = { keepAlive: true, keepAliveInitialDelayMillis: 10_000 } as const;

export interface SessionConfig {
  readonly options: string;
  readonly keepAlive: boolean;
  readonly keepAliveInitialDelayMillis: number;
}

/**
 * What every connection to PostgreSQL has in its configuration, so that neither side waits for hours for another that has vanished.
 * @param settings more of the session's, escaped as in libpq's `options`
 */
export const sessionConfig = (settings: Readonly<Record<string, string>> = {}): SessionConfig => ({
  ...CLIENT_KEEPALIVES,
  options: Object.entries({ ...SERVER_KEEPALIVES, ...settings })
    .map(([name, value]) => `-c ${name}=${value}`)
    .join(' '),
});
