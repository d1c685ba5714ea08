export interface Ports {
  readonly client: number;
  readonly controller: number;
}

/** `server.properties` of one KRaft node on loopback, for a small machine. */
export const serverProperties = ({ client, controller }: Ports, dataDir: string): string => `
process.roles=broker,controller
node.id=1
controller.quorum.voters=1@127.0.0.1:${controller}
listeners=PLAINTEXT://127.0.0.1:${client},CONTROLLER://127.0.0.1:${controller}
advertised.listeners=PLAINTEXT://127.0.0.1:${client}
listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
controller.listener.names=CONTROLLER
inter.broker.listener.name=PLAINTEXT
log.dirs=${dataDir}
auto.create.topics.enable=false
num.partitions=4
offsets.topic.replication.factor=1
offsets.topic.num.partitions=4
transaction.state.log.replication.factor=1
transaction.state.log.min.isr=1
transaction.state.log.num.partitions=4
share.coordinator.state.topic.replication.factor=1
share.coordinator.state.topic.min.isr=1
# A group starts at once instead of waiting 3 s for more members.
group.initial.rebalance.delay.ms=0
group.min.session.timeout.ms=1000
# After a kill the node may register again when its old session ends: 9 s by default.
broker.session.timeout.ms=1500
broker.heartbeat.interval.ms=300
# Without load, a record of nothing is written and flushed this often: 500 ms by default. It is meant for standby controllers.
metadata.max.idle.interval.ms=5000
# Small machine.
log.cleaner.dedupe.buffer.size=4194304
num.network.threads=2
num.io.threads=4
background.threads=2
`;
