import type { RecordedFeatures } from '@bujiao/contracts';
import { FEATURE_NAMES, isFeature, type Features } from './feature-list.js';

/** Features as a decision records them: every one of the list, with its value or as one without data. */
export function recordedFeatures(features: Features): RecordedFeatures {
  const values: Record<string, number | boolean | string> = {};
  const withoutData: string[] = [];
  for (const name of FEATURE_NAMES) {
    const value = features[name];
    if (value === undefined) withoutData.push(name);
    else values[name] = value;
  }
  return { values, withoutData };
}

/** Features as a decision recorded them; one that this release does not know is left out. */
export const featuresIn = ({ values }: RecordedFeatures): Features =>
  Object.fromEntries(Object.entries(values).filter(([name]) => isFeature(name)));
