// The publishers of docs/publishing, run as a reader would run them.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { kafkaJars } from '../../libs/embedded-kafka/dist/jars.js';
import { pythonTools } from './python-tools.mjs';

const PUBLISHERS = fileURLToPath(new URL('../../docs/publishing', import.meta.url));

function run(command, args, input) {
  const { status, error, stdout, stderr } = spawnSync(command, args, {
    encoding: 'utf8',
    timeout: 120_000,
    input,
  });
  if (status !== 0)
    throw new Error(`${command} ended with status ${status}: ${error ?? ''}${stdout}${stderr}`);
}

/** Source files run on a JDK alone, and Debian's Java without one is enough for a broker. */
function ensureCompiler() {
  if (spawnSync('java', ['--list-modules'], { encoding: 'utf8' }).stdout?.includes('jdk.compiler')) return;
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get'))
    throw new Error(
      'a JDK is needed to run a Java source file: install one (Debian: openjdk-17-jdk-headless)',
    );
  run('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'openjdk-17-jdk-headless']);
}

/** Each publishes one event to the brokers: order id, type, data. */
export const publishers = {
  async python(brokers, ...args) {
    const bin = pythonTools(fileURLToPath(new URL('publishers-requirements.txt', import.meta.url)));
    run(join(bin, 'python'), [join(PUBLISHERS, 'publish_order_event.py'), brokers, ...args]);
  },
  async java(brokers, ...args) {
    ensureCompiler();
    run('java', [
      '-cp',
      join(await kafkaJars(), '*'),
      join(PUBLISHERS, 'PublishOrderEvent.java'),
      brokers,
      ...args,
    ]);
  },
  async kcat(brokers, ...args) {
    run(join(PUBLISHERS, 'publish-order-event.sh'), [brokers, ...args]);
  },
};
