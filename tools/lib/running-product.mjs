// Where the product of this clone answers.
import fs from 'fs';
import path from 'path';

/** Of the standalone and of the cluster, where nothing else was chosen. */
const FOLDERS = ['.data', path.join('.data', 'cluster')];

/**
 * `HTTP_PORT` names it, else what a running product wrote down in its data folder, the last one that was started. Undefined where
 * neither says anything. A product that was killed leaves its note behind; the next start writes it anew.
 */
export function addressOfProduct(env) {
  if (env.HTTP_PORT) return `http://127.0.0.1:${env.HTTP_PORT}`;
  const folders = env.BUJIAO_DATA_DIR ? [env.BUJIAO_DATA_DIR] : FOLDERS;
  const notes = folders
    .map((folder) => path.join(folder, 'running.json'))
    .filter((file) => fs.existsSync(file))
    .sort((a, b) => fs.statSync(b).mtimeMs - fs.statSync(a).mtimeMs);
  return notes.length > 0 ? JSON.parse(fs.readFileSync(notes[0], 'utf8')).url : undefined;
}
