import { checkPolicy, shippedText } from './index.js';
import { withPoints } from './with-points.js';

it('writes other points into a policy, and leaves everything else as it is written', () => {
  const text = shippedText('standard');
  const next = withPoints(text, {
    version: 'standard-fit',
    note: 'Proposed: "fit".',
    points: { disputes: 7 },
  });
  const checked = checkPolicy(next);
  expect(checked.ok && [checked.document.policy, checked.document.note]).toEqual([
    'standard-fit',
    'Proposed: "fit".',
  ]);
  const [was, is] = [text, next].map((whole) => whole.split('\n'));
  const changed = (is ?? []).filter((line, i) => line !== was?.[i]);
  expect(is).toHaveLength(was?.length ?? 0);
  expect(changed).toEqual([
    'policy: standard-fit',
    'note: "Proposed: \\"fit\\"."',
    expect.stringContaining('points: 7'),
  ]);
});
