// globalTeardown that belongs to every set-up beside this file.
export default async function () {
  for (const server of globalThis.__SERVERS__ ?? []) await server.stop();
}
