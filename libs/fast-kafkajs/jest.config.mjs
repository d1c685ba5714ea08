import { withKafka } from '../../jest.preset.mjs';

export default { ...withKafka, displayName: 'fast-kafkajs' };
