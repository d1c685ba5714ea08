import { createHash } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const FLAGS = [
  '-Xms64m',
  '-Xmx256m',
  '-XX:+UseSerialGC',
  '-XX:TieredStopAtLevel=1',
  '-XX:+ExitOnOutOfMemoryError',
  '-Dorg.slf4j.simpleLogger.defaultLogLevel=warn',
];

/** Kafka's classes and the flags that its programs run with. */
export class JavaProgram {
  /** Listed by name: an archive of classes fits the same jars in the same order only. */
  private readonly jars: readonly string[];

  constructor(folder: string) {
    this.jars = readdirSync(folder)
      .filter((file) => file.endsWith('.jar'))
      .sort()
      .map((file) => join(folder, file));
  }

  /** Arguments of `java`. `flags` come before ours. */
  args(flags: readonly string[], main: readonly string[]): string[] {
    return [...flags, ...FLAGS, '-cp', this.jars.join(delimiter), ...main];
  }

  /** Name for what was computed from these jars by this Java; changes when either does. */
  keyFor(javaRelease: string): string {
    const jars = this.jars.map((jar) => [jar, statSync(jar).size, statSync(jar).mtimeMs]);
    const all = JSON.stringify([javaRelease, FLAGS, jars]);
    return createHash('sha256').update(all).digest('hex').slice(0, 16);
  }
}
