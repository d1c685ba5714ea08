import { isScalar, parseDocument } from 'yaml';

export interface NewPoints {
  /** The version that the text is to name. */
  readonly version: string;
  readonly note: string;
  /** By the name of the factor; factors that are not named stay as they are. */
  readonly points: Readonly<Record<string, number>>;
}

interface Splice {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/**
 * The text of a policy with another name and note, and other points for factors of its risk section. Everything else stays as it is
 * written, comments too. @param text one without faults
 */
export function withPoints(text: string, { version, note, points }: NewPoints): string {
  const document = parseDocument(text);
  const placeOf = (path: readonly string[], value: string): readonly Splice[] => {
    const node = document.getIn(path, true);
    const range = isScalar(node) ? node.range : undefined;
    return range ? [{ from: range[0], to: range[1], text: value }] : [];
  };
  const splices = [
    ...placeOf(['policy'], version),
    ...placeOf(['note'], JSON.stringify(note)),
    ...Object.entries(points).flatMap(([factor, value]) =>
      placeOf(['risk', 'factors', factor, 'points'], String(value)),
    ),
  ];
  return splices
    .toSorted((a, b) => b.from - a.from)
    .reduce((whole, { from, to, text: part }) => whole.slice(0, from) + part + whole.slice(to), text);
}
