import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StartRefused } from '../start-refused.js';
import { DataFolder } from './data-folder.js';
import { DATABASE, keptSecrets } from './kept-secrets.js';

describe('the data folder', () => {
  let path: string;

  beforeEach(() => {
    path = join(mkdtempSync(join(tmpdir(), 'bujiao-data-folder-')), 'data');
  });
  afterEach(() => rmSync(join(path, '..'), { recursive: true, force: true }));

  it('belongs to one instance at a time', async () => {
    const folder = await DataFolder.open(path);
    await expect(DataFolder.open(path)).rejects.toThrow(`Another instance uses the data folder ${path}`);
    await folder.close();
    await (await DataFolder.open(path)).close();
  });

  it('keeps its secrets, for its owner alone', async () => {
    const folder = await DataFolder.open(path);
    const secrets = await keptSecrets(folder);
    expect(Buffer.from(secrets.dataKey, 'base64')).toHaveLength(32);
    expect(await keptSecrets(folder)).toEqual(secrets);
    expect(statSync(folder.file('secrets.json')).mode & 0o777).toBe(0o600);
    await folder.close();
  });

  it('is refused where the secrets of its data are missing or damaged', async () => {
    const folder = await DataFolder.open(path);
    mkdirSync(folder.file(DATABASE));
    await expect(keptSecrets(folder)).rejects.toThrow(
      'is missing, and without it the data beside it cannot be read',
    );
    writeFileSync(folder.file('secrets.json'), '{"dataKey":');
    await expect(keptSecrets(folder)).rejects.toThrow(StartRefused);
    await folder.close();
  });

  it('is refused where it cannot be made', async () => {
    mkdirSync(join(path, '..'), { recursive: true });
    writeFileSync(path, 'a file');
    await expect(DataFolder.open(join(path, 'inside'))).rejects.toThrow(
      'choose one that can with BUJIAO_DATA_DIR',
    );
  });
});
