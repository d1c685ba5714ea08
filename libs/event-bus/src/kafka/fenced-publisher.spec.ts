import { randomUUID } from 'node:crypto';
import { HANDLED, newOrder } from '../contract-suite/harness.js';
import { createKafka } from './connection.js';
import { HeldKafka, orderValues } from './held-kafka-fixtures.js';
import { publicationOf } from './kafka-fixtures.js';
import { describeOverKafka, KafkaInstallation, specBrokers } from './kafka-installation.js';
import { KafkaPublisher } from './kafka-publisher.js';

describeOverKafka('publishers that follow each other under one id', () => {
  let on: KafkaInstallation;
  let id: string;
  const publishers: KafkaPublisher[] = [];
  beforeAll(async () => {
    on = new KafkaInstallation();
    await on.create(1);
  });
  beforeEach(() => (id = `relay-${randomUUID()}`));
  afterEach(() => Promise.all(publishers.splice(0).map((publisher) => publisher.close())));
  afterAll(() => on.close());

  const publisherOn = (
    kafka = createKafka({ brokers: specBrokers(), clientId: 'fence-spec' }),
  ): KafkaPublisher => {
    const publisher = new KafkaPublisher(kafka, { fencedBy: id });
    publishers.push(publisher);
    return publisher;
  };
  const nth = (orderId: string, n: number) => publicationOf(on.topic, { orderId, type: HANDLED, n });

  it('leave the newest message at the end, though the earlier one still has an older message under way', async () => {
    const order = newOrder();
    const held = new HeldKafka(specBrokers());
    const [former, successor] = [publisherOn(held.kafka), publisherOn()];
    await former.takeOver();
    await former.publish([nth(order, 1)]);
    held.hold();
    const underWay = former.publish([nth(order, 2)]);
    const refused = expect(underWay).rejects.toMatchObject({ type: 'INVALID_PRODUCER_EPOCH' });

    await successor.takeOver();
    await successor.publish([nth(order, 2), nth(order, 3)]);
    held.release();

    await refused;
    expect(await orderValues(on.topic, order)).toEqual([1, 2, 3]);
  });

  it('cannot publish before they take over, nor again after they were refused', async () => {
    const order = newOrder();
    const [former, successor] = [publisherOn(), publisherOn()];
    await expect(former.publish([nth(order, 1)])).rejects.toThrow('has not taken over');
    await former.takeOver();
    await successor.takeOver();
    await successor.publish([nth(order, 1)]);
    await expect(former.publish([nth(order, 2)])).rejects.toMatchObject({ type: 'INVALID_PRODUCER_EPOCH' });
    await expect(former.publish([nth(order, 2)])).rejects.toThrow('has not taken over');
    expect(await orderValues(on.topic, order)).toEqual([1]);
    await former.takeOver();
    await former.publish([nth(order, 2)]);
    expect(await orderValues(on.topic, order)).toEqual([1, 2]);
  });

  it('of other ids do not disturb each other', async () => {
    const order = newOrder();
    const one = publisherOn();
    await one.takeOver();
    id = `relay-${randomUUID()}`;
    await publisherOn().takeOver();
    await one.publish([nth(order, 1)]);
    expect(await orderValues(on.topic, order)).toEqual([1]);
  });
});
