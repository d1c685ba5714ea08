import { AssignerProtocol } from '@bujiao/fast-kafkajs';
import type { PartitionAssigner } from 'kafkajs';

const NAME = 'BujiaoCoPartition';
const VERSION = 0;
const NO_DATA = Buffer.alloc(0);

/**
 * Partition n of every topic goes to the same member: an order has the same partition number in every topic, so all its
 * events meet in one process, where a parked order can block them all.
 */
export const coPartitionAssigner: PartitionAssigner = ({ cluster }) => ({
  name: NAME,
  version: VERSION,

  assign({ members, topics }) {
    const memberIds = members.map(({ memberId }) => memberId).sort();
    const assigned = memberIds.map((_, member) => {
      const assignment: Record<string, number[]> = {};
      for (const topic of topics) {
        const partitions = cluster.findTopicPartitionMetadata(topic).map(({ partitionId }) => partitionId);
        const own = partitions.filter((partition) => partition % memberIds.length === member);
        if (own.length > 0) assignment[topic] = own;
      }
      return assignment;
    });
    return Promise.resolve(
      memberIds.map((memberId, member) => ({
        memberId,
        memberAssignment: AssignerProtocol.MemberAssignment.encode({
          version: VERSION,
          assignment: assigned[member] ?? {},
          userData: NO_DATA,
        }),
      })),
    );
  },

  protocol: ({ topics }) => ({
    name: NAME,
    metadata: AssignerProtocol.MemberMetadata.encode({ version: VERSION, topics, userData: NO_DATA }),
  }),
});
