import { FEATURE_NAMES } from './feature-list.js';
import { featuresIn, recordedFeatures } from './recorded-features.js';

const FEATURES = { requests10m: 0, targetChanged: false, reason: 'stuck' } as const;

describe('features that a decision records', () => {
  it('name every feature of the list once: with its value, or as one without data', () => {
    const { values, withoutData } = recordedFeatures(FEATURES);
    expect(values).toEqual(FEATURES);
    expect([...Object.keys(values), ...withoutData].toSorted()).toEqual([...FEATURE_NAMES].toSorted());
  });

  it('are read back as they were, without names that this release does not know', () => {
    const recorded = recordedFeatures(FEATURES);
    expect(featuresIn(recorded)).toEqual(FEATURES);
    expect(featuresIn({ ...recorded, values: { ...recorded.values, moonPhase: 3 } })).toEqual(FEATURES);
  });
});
