import { parseClusterOptions } from './cluster-options.js';

describe('the options of the cluster', () => {
  it('are read from flags, then the environment, then defaults', () => {
    expect(parseClusterOptions([], {})).toEqual({
      httpPort: 4000,
      dataDir: '.data/cluster',
      instances: 1,
      partitions: 4,
      env: {},
    });
    expect(
      parseClusterOptions([], { HTTP_PORT: '5000', KAFKA_PARTITIONS: '8', BUJIAO_DATA_DIR: '' }),
    ).toMatchObject({ httpPort: 5000, partitions: 8, dataDir: '.data/cluster' });
    expect(
      parseClusterOptions(['--port', '6000', '--instances', '2', '--data', 'd'], { HTTP_PORT: '5000' }),
    ).toMatchObject({ httpPort: 6000, instances: 2, dataDir: 'd' });
  });

  it.each([
    [['--instances', '0'], '--instances has to be a whole number from 1 to 16, not "0".'],
    [['--partitions', '1.5'], '--partitions has to be a whole number from 1 to 100, not "1.5".'],
    [['--port', '70000'], '--port has to be a whole number from 1 to 60000, not "70000".'],
    [['--nonsense'], "Unknown option '--nonsense'"],
  ])('%j is refused with what to type instead', (argv, message) => {
    expect(() => parseClusterOptions(argv, {})).toThrow(message);
  });

  it('are explained on request', () => {
    expect(parseClusterOptions(['--help'], {})).toBeUndefined();
  });
});
