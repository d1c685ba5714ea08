import { fastKafkajs, FITS, INSTALLED } from './in-use.js';

test('kafkajs is installed in a version that its parts fit', () => {
  expect(FITS).toContain(INSTALLED);
  expect(fastKafkajs).toEqual({ inUse: process.env['FAST_KAFKAJS'] !== 'off' });
});
