export interface Occurrence {
  /** A sequence that must be in order: the events of one order on one topic. */
  readonly lane: string;
  readonly id: string;
}

/**
 * Errors in the order of each lane, over every occurrence. Publishing is at least once: after a crash the relay repeats from its
 * checkpoint, so a lane may jump back, and must then contain every event up to the newest. A relay that publishes while another one
 * leads would cause a gap forwards, or an old event at the end.
 * @param expected ids of each lane, in the order of the store
 * @param occurrences in the order of Kafka; other checks report unexpected ids
 */
export function misorderedLanes(
  expected: ReadonlyMap<string, readonly string[]>,
  occurrences: Iterable<Occurrence>,
): string[] {
  const seen = group(occurrences);
  return [...expected].flatMap(([lane, ids]) => {
    const indexOf = new Map(ids.map((id, index) => [id, index]));
    const indexes = (seen.get(lane) ?? []).flatMap((id) => indexOf.get(id) ?? []);
    if (new Set(indexes).size < ids.length) return []; // Something is missing; that is a finding of its own.
    return wrongOrder(indexes, ids.length).map((wrong) => `${lane} ${wrong}`);
  });
}

function wrongOrder(indexes: readonly number[], length: number): string[] {
  let previous = -1;
  for (const index of indexes) {
    if (index > previous + 1) return ['are in another order than in the store'];
    previous = index;
  }
  return previous === length - 1 ? [] : [`go backwards: event ${previous} of ${length} was published last`];
}

function group(occurrences: Iterable<Occurrence>): ReadonlyMap<string, readonly string[]> {
  const lanes = new Map<string, string[]>();
  for (const { lane, id } of occurrences) {
    const ids = lanes.get(lane);
    if (ids) ids.push(id);
    else lanes.set(lane, [id]);
  }
  return lanes;
}
