import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { StartRefused } from '@bujiao/local-installation';
import type { Environment } from '@bujiao/platform';
import { TOPICS_MAIN } from './programs.js';

const DEADLINE_MS = 60_000;

/** Creates the topics that are missing. Throws {@link StartRefused}. */
export async function createTopics(env: Environment, say: (line: string) => void): Promise<void> {
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [TOPICS_MAIN], {
      env: { ...env },
      timeout: DEADLINE_MS,
    });
    for (const line of stdout.trim().split('\n')) say(line);
  } catch (error) {
    const { stderr, message } = error as { stderr?: string; message: string };
    throw new StartRefused(stderr?.trim() || message, error);
  }
}
