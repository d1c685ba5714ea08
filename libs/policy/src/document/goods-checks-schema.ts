import { atLeastOne, described, duration, object, oneOf } from './schema-parts.js';

export const role = object('How roles of custom goods are checked and bound. 角色校验与绑定', {
  'check-again': described(
    'Waits before a supplier is asked again that could not say whether the role exists; then a person decides.',
    { type: 'array', items: duration('A wait.'), maxItems: 20 },
  ),
  'of-another': oneOf(['person', 'refuse'], 'A role that is bound to another buyer.'),
});

export const permission = object('How the owner of a role confirms it. 权限确认', {
  lasts: duration('Counted from the first question; then the request is refused.'),
  'code-lasts': duration('How long a one-time code holds.'),
  'code-tries': atLeastOne('Wrong codes that are taken for one notice.', 20),
  sends: atLeastOne('Most notices of one request.', 20),
  'send-again-after': duration('Between two notices.'),
});
